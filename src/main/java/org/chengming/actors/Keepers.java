package org.chengming.actors;

import java.util.Set;

/** Those who keep the lists of words that one installation shares. */
public final class Keepers {
  /** Over any body. */
  public static final Set<Role> ROLES = Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR);

  private Keepers() {}

  /**
   * @throws NotPermitted without one of the {@link #ROLES} anywhere
   */
  public static void require(Actor actor, String act) {
    if (!actor.mayAnywhere(Role.SUPERVISOR)) {
      actor.requireAnywhere(Role.ADMINISTRATOR, act);
    }
  }
}
