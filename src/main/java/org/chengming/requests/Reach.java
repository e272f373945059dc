package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;

import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/**
 * Whose requests a member of staff sees: those of the bodies they are request officer or supervisor
 * over, and who asked only as an officer. To everybody else a request is not there.
 */
@Component
class Reach {
  private final Organisations organisations;

  Reach(Organisations organisations) {
    this.organisations = organisations;
  }

  boolean handles(Actor actor, long bodyId) {
    return may(actor, Role.REQUEST_OFFICER, bodyId);
  }

  private boolean may(Actor actor, Role role, long bodyId) {
    var bodies = organisations.bodies();
    return actor.may(role, bodies.get(bodyId).path())
        || actor.may(role, bodies.heir(bodyId).path());
  }

  boolean sees(Actor actor, long bodyId) {
    return handles(actor, bodyId) || may(actor, Role.SUPERVISOR, bodyId);
  }

  /**
   * @throws Missing where the actor sees nothing of the body's requests
   */
  void requireSight(Actor actor, long bodyId, RequestNumber number) {
    if (!sees(actor, bodyId)) {
      throw new Missing("Request " + number);
    }
  }

  /**
   * @throws NotPermitted where the actor sees the body's requests, but does not handle them
   */
  void requireHandling(Actor actor, long bodyId, RequestNumber number) {
    requireSight(actor, bodyId, number);
    if (!handles(actor, bodyId)) {
      throw new NotPermitted(
          "%s may not act on request %s: it takes REQUEST_OFFICER".formatted(actor.name(), number));
    }
  }

  /** Requests the actor sees. */
  Condition condition(Actor actor) {
    return condition(actor, REQUEST.BODY_ID);
  }

  /** What belongs to a body whose requests the actor sees. */
  Condition condition(Actor actor, Field<Long> body) {
    var ids =
        organisations.bodies().all().stream()
            .map(b -> b.id())
            .filter(id -> sees(actor, id))
            .toArray(Long[]::new);
    return body.eq(any(ids));
  }
}
