package org.chengming.requests;

import static org.chengming.requests.db.Tables.PAST_BODY;
import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes a request on to the body that is to answer it. Its number and its clock stay as they were;
 * the body it leaves goes on reading it.
 */
@Component
public class Transferring {
  private static final int LONGEST = 500;

  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;
  private final Moving moving;
  private final Organisations organisations;
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Transferring(
      RequestRepository repository,
      RequestCases cases,
      Reach reach,
      Moving moving,
      Organisations organisations,
      DSLContext db,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
    this.moving = moving;
    this.organisations = organisations;
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param to code of the body, or its full name
   * @param reason the requester reads it
   * @throws Refused once it is answered, while somebody is waited for, or where there is no such
   *     body
   */
  @Transactional
  public void transfer(Actor actor, RequestNumber number, String to, String reason) {
    var request = repository.lock(number);
    reach.requireSight(actor, request.getBodyId(), number);
    if (!reach.handles(actor, request.getBodyId())) {
      throw new NotPermitted(
          "%s may not pass on request %s: it takes REQUEST_OFFICER"
              .formatted(actor.name(), number));
    }
    moving.require(cases.of(request, false));
    var body = body(to, request.getBodyId());
    requireOldNumber(body.id(), request.getOldNumber());
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw Refused.because(
          "reason", "请写明为什么转，最多 %d 个字，申请人会看到。".formatted(LONGEST), "No reason, or a long one");
    }
    long from = request.getBodyId();
    leave(request.getId(), from, body.id());
    request.setBodyId(body.id());
    request.setAssigneeId(null);
    if (request.update() != 1) {
      throw new IllegalStateException("%s was not written".formatted(number));
    }
    var event = new NewEvent(Act.TRANSFERRED, today(), Facts.whose(body.code()), reason);
    repository.happen(request, event, actor);
    audit.record(
        actor,
        "RequestTransfer",
        "request",
        number.value(),
        Map.of("body", from),
        Map.of("body", body.id()));
  }

  private Body body(String to, long from) {
    var bodies = organisations.bodies();
    var found = bodies.exactly("to", to, b -> !b.outside() && b.standsOn(today()));
    if (found.id() == bodies.heir(from).id()) {
      throw Refused.because("to", "它已经在这个机关了。", "The request is there already");
    }
    return found;
  }

  /** What a case was called elsewhere names one case of a body. */
  private void requireOldNumber(long body, @Nullable String old) {
    if (old != null
        && db.fetchExists(REQUEST, REQUEST.BODY_ID.eq(body).and(REQUEST.OLD_NUMBER.eq(old)))) {
      throw Refused.because(
          "to", "那个机关已经有原编号也是 %s 的旧案。".formatted(old), "The body has a case of that old number");
    }
  }

  private void leave(long request, long from, long to) {
    db.insertInto(PAST_BODY)
        .set(PAST_BODY.REQUEST_ID, request)
        .set(PAST_BODY.BODY_ID, from)
        .set(PAST_BODY.UNTIL, clock.instant())
        .onConflict(PAST_BODY.REQUEST_ID, PAST_BODY.BODY_ID)
        .doUpdate()
        .set(PAST_BODY.UNTIL, clock.instant())
        .execute();
    db.deleteFrom(PAST_BODY)
        .where(PAST_BODY.REQUEST_ID.eq(request))
        .and(PAST_BODY.BODY_ID.eq(to))
        .execute();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
