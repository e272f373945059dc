package org.chengming.actors;

import java.util.Optional;

/** Tells who is signed in on the current request. */
public interface CurrentActor {
  Optional<Actor> get();

  /** The name of the body the signed-in actor belongs to, empty when nobody is signed in. */
  String bodyName();
}
