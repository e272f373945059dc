package org.chengming.requests;

import static org.chengming.requests.db.Tables.ESCALATION;
import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was raised because a day is near or past: before it to the officers who have the case in
 * hand and the head of their office, after it to the heads and supervisors of the body and above.
 * Each stays until one of them has taken note, or the case has ended.
 */
@Component
public class Escalations {
  private final DSLContext db;
  private final InHand inHand;
  private final Audit audit;
  private final Clock clock;

  Escalations(DSLContext db, InHand inHand, Audit audit, Clock clock) {
    this.db = db;
    this.inHand = inHand;
    this.audit = audit;
    this.clock = clock;
  }

  /** Which day it is about. */
  public enum Step {
    /** Nobody confirmed it with the requester. */
    UNCONFIRMED,
    BEFORE,
    AFTER
  }

  /**
   * @param days working days before or after the day
   * @param on the due date, or the day of filing
   */
  public record Raised(
      long id, RequestNumber number, long bodyId, Step step, int days, LocalDate on, Instant at) {}

  /** What the actor has not taken note of yet, the latest day last. */
  @Transactional(readOnly = true)
  public List<Raised> open(Actor actor, int most) {
    requireAny(actor);
    return db.select(ESCALATION.fields())
        .select(REQUEST.NUMBER, REQUEST.BODY_ID)
        .from(ESCALATION)
        .join(REQUEST)
        .on(REQUEST.ID.eq(ESCALATION.REQUEST_ID))
        .where(openFor(actor))
        .orderBy(ESCALATION.ON_DAY, ESCALATION.ID)
        .limit(most)
        .fetch(Escalations::raised);
  }

  @Transactional(readOnly = true)
  public int count(Actor actor) {
    return db.fetchCount(
        db.selectOne()
            .from(ESCALATION)
            .join(REQUEST)
            .on(REQUEST.ID.eq(ESCALATION.REQUEST_ID))
            .where(openFor(actor)));
  }

  /** Takes note of it, for all it was raised to; a second time changes nothing. */
  @Transactional
  public void acknowledge(Actor actor, long id) {
    requireAny(actor);
    var found =
        db.select(ESCALATION.fields())
            .select(REQUEST.NUMBER, REQUEST.BODY_ID)
            .from(ESCALATION)
            .join(REQUEST)
            .on(REQUEST.ID.eq(ESCALATION.REQUEST_ID))
            .where(ESCALATION.ID.eq(id))
            .and(audience(actor))
            .forUpdate()
            .of(ESCALATION)
            .fetchOptional()
            .orElseThrow(() -> new Missing("Escalation " + id));
    if (found.get(ESCALATION.ACKNOWLEDGED_AT) != null) {
      return;
    }
    db.update(ESCALATION)
        .set(ESCALATION.ACKNOWLEDGED_AT, clock.instant())
        .set(ESCALATION.ACKNOWLEDGED_BY, actor.id())
        .set(ESCALATION.ACKNOWLEDGED_NAME, actor.name())
        .where(ESCALATION.ID.eq(id))
        .execute();
    var raised = raised(found);
    audit.record(
        actor,
        "RequestAcknowledgeEscalation",
        "request",
        raised.number().value(),
        null,
        Map.of("step", raised.step(), "days", raised.days(), "on", raised.on().toString()));
  }

  private Condition openFor(Actor actor) {
    return audience(actor)
        .and(ESCALATION.ACKNOWLEDGED_AT.isNull())
        .and(REQUEST.STATE.in(RequestState.names(true)));
  }

  private Condition audience(Actor actor) {
    return ESCALATION
        .STEP
        .ne(Step.AFTER.name())
        .and(inHand.condition(actor).or(inHand.headed(actor)))
        .or(ESCALATION.STEP.eq(Step.AFTER.name()).and(inHand.overseen(actor)));
  }

  private static Raised raised(Record r) {
    return new Raised(
        r.get(ESCALATION.ID),
        new RequestNumber(r.get(REQUEST.NUMBER)),
        r.get(REQUEST.BODY_ID),
        Step.valueOf(r.get(ESCALATION.STEP)),
        r.get(ESCALATION.DAYS),
        r.get(ESCALATION.ON_DAY),
        r.get(ESCALATION.RAISED_AT));
  }

  private static void requireAny(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see escalations");
    }
  }
}
