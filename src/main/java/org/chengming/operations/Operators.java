package org.chengming.operations;

import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;

/** Who runs the installation. The one place that says which role that is. */
public final class Operators {
  public static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR);

  private Operators() {}

  /**
   * @throws org.chengming.actors.NotPermitted when the actor is none of them
   */
  public static void require(Actor actor, String act) {
    actor.requireAnywhere(Role.ADMINISTRATOR, act);
  }
}
