package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.web.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests as the desk reads them: of the bodies the reader is responsible for, and no others. */
@Component
public class CaseFiles {
  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;
  private final InHand inHand;
  private final DraftRules rules;
  private final ZoneId zone;

  CaseFiles(
      RequestRepository repository,
      RequestCases cases,
      Reach reach,
      InHand inHand,
      DraftRules rules,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
    this.inHand = inHand;
    this.rules = rules;
    this.zone = clock.getZone();
  }

  /** One request; who asks only for those who have it in hand. */
  @Transactional(readOnly = true)
  public RequestCase get(Actor actor, RequestNumber number) {
    var request = repository.find(number).orElseThrow(() -> new Missing("Request " + number));
    inHand.requireSight(actor, request);
    return cases.of(request, inHand.knows(actor, request.getBodyId(), request.getAssigneeId()));
  }

  /** Whether the actor has it in hand, and so may know who asks and read its letters. */
  public boolean knows(Actor actor, RequestCase request) {
    return inHand.knows(actor, request.bodyId(), request.assigneeId());
  }

  /** Whether the actor may act on it. */
  public boolean handles(Actor actor, RequestCase request) {
    return reach.handles(actor, request.bodyId());
  }

  /** How many the same applicant asked the same body for earlier in that month; fees count it. */
  @Transactional(readOnly = true)
  public int askedBefore(RequestCase request) {
    return rules.before(request);
  }

  /** Whether the actor may agree to what an officer drafted. */
  public boolean approves(Actor actor, RequestCase request) {
    return reach.approves(actor, request.bodyId());
  }

  /**
   * The register of a year, the newest first.
   *
   * @param state null for all
   */
  @Transactional(readOnly = true)
  public List<RequestCase> register(
      Actor actor, int year, @Nullable RequestState state, int limit, int offset) {
    requireAny(actor);
    var from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    var to = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
    var seen = reach.condition(actor).or(inHand.passedOn(actor));
    var which = seen.and(REQUEST.FILED_AT.ge(from)).and(REQUEST.FILED_AT.lt(to));
    var wanted = state == null ? which : which.and(REQUEST.STATE.eq(state.name()));
    return cases.of(repository.list(wanted, REQUEST.ID.desc(), limit, offset));
  }

  private static void requireAny(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see requests");
    }
  }
}
