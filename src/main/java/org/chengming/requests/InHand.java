package org.chengming.requests;

import static org.chengming.requests.db.Tables.PAST_BODY;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.select;

import java.util.Objects;
import java.util.function.LongPredicate;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose hands a request is in: of whoever it was given to, and of the officers of the body itself.
 * Officers of a body above may act, but have it in hand only once it was given to them.
 */
@Component
class InHand {
  private final DSLContext db;
  private final Organisations organisations;
  private final Reach reach;

  InHand(DSLContext db, Organisations organisations, Reach reach) {
    this.db = db;
    this.organisations = organisations;
    this.reach = reach;
  }

  /** Whether the actor is an officer of the body itself, or of the one in its place. */
  boolean ofBody(Actor actor, long bodyId) {
    var own = actor.bodyId();
    return reach.handles(actor, bodyId)
        && (own == null || organisations.bodies().heir(bodyId).id() == own);
  }

  /**
   * Whether who asks is open to the actor: "only to the officers of the case". An officer of a body
   * above sees the case, and takes it or is given it before they see whose it is. Who signs its
   * letters reads them.
   */
  boolean knows(Actor actor, long bodyId, @Nullable Long assigneeId) {
    return actor.isSystem()
        || ofBody(actor, bodyId)
        || reach.approves(actor, bodyId)
        || (Objects.equals(actor.id(), assigneeId) && reach.handles(actor, bodyId));
  }

  /** Whether a body of the actor had the request before it passed it on. */
  private boolean passedOn(Actor actor, long request) {
    return db.fetchExists(
        PAST_BODY, PAST_BODY.REQUEST_ID.eq(request).and(PAST_BODY.BODY_ID.eq(seen(actor))));
  }

  /**
   * @throws Missing where the actor sees nothing of the request, and never did
   */
  void requireSight(Actor actor, RequestRecord request) {
    if (!reach.sees(actor, request.getBodyId()) && !passedOn(actor, request.getId())) {
      throw new Missing("Request " + request.getNumber());
    }
  }

  /** Requests that a body of the actor had before. */
  Condition passedOn(Actor actor) {
    return REQUEST.ID.in(
        select(PAST_BODY.REQUEST_ID).from(PAST_BODY).where(PAST_BODY.BODY_ID.eq(seen(actor))));
  }

  private QuantifiedSelect<Record1<Long>> seen(Actor actor) {
    return any(ids(id -> reach.sees(actor, id)));
  }

  /** Requests of the actor's own body, or given to the actor. */
  Condition condition(Actor actor) {
    return ofBody(actor).or(given(actor));
  }

  Condition ofBody(Actor actor) {
    return bodies(id -> ofBody(actor, id));
  }

  Condition given(Actor actor) {
    var id = actor.id();
    return id == null ? falseCondition() : REQUEST.ASSIGNEE_ID.eq(id);
  }

  /** Requests of the bodies the actor supervises, or whose letters they sign. */
  Condition overseen(Actor actor) {
    var bodies = organisations.bodies();
    return bodies(
        id ->
            reach.approves(actor, id)
                || actor.may(Role.SUPERVISOR, bodies.get(id).path())
                || actor.may(Role.SUPERVISOR, bodies.heir(id).path()));
  }

  /** Requests whose letters the actor signs in their own body. */
  Condition headed(Actor actor) {
    var own = actor.bodyId();
    return own == null
        ? falseCondition()
        : bodies(id -> organisations.bodies().heir(id).id() == own && reach.approves(actor, id));
  }

  private Condition bodies(LongPredicate which) {
    return REQUEST.BODY_ID.eq(any(ids(which)));
  }

  private Long[] ids(LongPredicate which) {
    return organisations.bodies().all().stream()
        .map(Body::id)
        .filter(which::test)
        .toArray(Long[]::new);
  }
}
