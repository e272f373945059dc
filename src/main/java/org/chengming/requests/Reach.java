package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;

import java.util.function.LongPredicate;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/**
 * Whose requests a member of staff sees: those of the bodies they are request officer, head of the
 * office or supervisor over, and who asked only as one of the first two. To everybody else a
 * request is not there.
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

  /** Whether they agree to what an officer drafted, as head of the office (Art. 33). */
  boolean approves(Actor actor, long bodyId) {
    return may(actor, Role.REQUEST_APPROVER, bodyId);
  }

  /** Whether who asks is open to them: it stands on the letters. */
  boolean knows(Actor actor, long bodyId) {
    return handles(actor, bodyId) || approves(actor, bodyId);
  }

  private boolean may(Actor actor, Role role, long bodyId) {
    var bodies = organisations.bodies();
    return actor.may(role, bodies.get(bodyId).path())
        || actor.may(role, bodies.heir(bodyId).path());
  }

  boolean sees(Actor actor, long bodyId) {
    return knows(actor, bodyId) || may(actor, Role.SUPERVISOR, bodyId);
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
    return of(body, id -> sees(actor, id));
  }

  /** Requests for which the actor agrees to what officers draft. */
  Condition approvable(Actor actor) {
    return of(REQUEST.BODY_ID, id -> approves(actor, id));
  }

  private Condition of(Field<Long> body, LongPredicate which) {
    var ids =
        organisations.bodies().all().stream()
            .map(Body::id)
            .filter(which::test)
            .toArray(Long[]::new);
    return body.eq(any(ids));
  }
}
