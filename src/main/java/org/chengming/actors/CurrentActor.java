package org.chengming.actors;

import java.util.Optional;

/** Tells who is signed in on the current request. */
public interface CurrentActor {
  Optional<Actor> get();
}
