package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.noCondition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.web.Frame;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Which bodies' documents a member of staff sees at the desk. */
@Component
class Reach {
  static final Role[] DESK = {
    Role.EDITOR, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER, Role.EMERGENCY_PUBLISHER
  };

  private final Organisations organisations;

  Reach(Organisations organisations) {
    this.organisations = organisations;
  }

  BodyDirectory bodies() {
    return organisations.bodies();
  }

  /** The bodies over which the actor holds one of the roles. */
  List<Body> bodies(Actor actor, Role... roles) {
    return bodies().all().stream().filter(b -> !b.outside() && may(actor, b, roles)).toList();
  }

  /** Those that stand and for which documents are written by who is signed in. */
  List<Body> writable(Frame frame) {
    return bodies(frame.signedIn(), Role.EDITOR).stream()
        .filter(b -> b.standsOn(frame.today()))
        .toList();
  }

  /**
   * One of them, by what a person calls it.
   *
   * @throws org.chengming.web.Refused when none or several are called so
   */
  Body named(Frame frame, String typed) {
    return bodies()
        .nearest(
            "named",
            typed,
            b ->
                !b.outside() && b.standsOn(frame.today()) && may(frame.signedIn(), b, Role.EDITOR));
  }

  boolean may(Actor actor, long bodyId, Role... roles) {
    return may(actor, bodies().get(bodyId), roles);
  }

  /** Editions of those bodies. */
  Condition condition(Actor actor, Role... roles) {
    var all = bodies();
    if (!all.roots().isEmpty() && all.roots().stream().allMatch(root -> may(actor, root, roles))) {
      return noCondition();
    }
    var ids =
        all.all().stream().filter(b -> may(actor, b, roles)).map(Body::id).toArray(Long[]::new);
    return EDITION.BODY_ID.eq(org.jooq.impl.DSL.any(ids));
  }

  /**
   * @throws NotPermitted when the actor holds no desk role over the body
   */
  void requireAny(Actor actor, long bodyId) {
    if (!may(actor, bodyId, DESK)) {
      throw new NotPermitted(
          "%s may not see documents of body %d at the desk".formatted(actor.name(), bodyId));
    }
  }

  static Set<Role> roles() {
    return Set.of(DESK);
  }

  private static boolean may(Actor actor, Body body, Role... roles) {
    return Arrays.stream(roles).anyMatch(r -> actor.may(r, body.path()));
  }
}
