package org.chengming.publishing;

import java.util.Optional;
import org.chengming.actors.Actor;

/** Tells at the desk what a document was made from, to whoever may see that. */
public interface DocumentOrigin {
  /**
   * @param kind what it is, e.g. 来自依申请公开的一件
   */
  record Origin(String kind, String title, String href) {}

  /** Empty for documents it does not know, and for people who may not see where they come from. */
  Optional<Origin> of(Actor actor, long documentId);
}
