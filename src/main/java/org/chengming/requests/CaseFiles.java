package org.chengming.requests;

import static org.chengming.requests.db.Tables.FIGURE;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.web.Missing;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests as the desk reads them: of the bodies the reader is responsible for, and no others. */
@Component
public class CaseFiles {
  private static final List<SortField<?>> NEWEST =
      List.of(REQUEST.FILED_AT.desc(), REQUEST.ID.desc());

  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;
  private final InHand inHand;
  private final DraftRules rules;
  private final Clock clock;

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
    this.clock = clock;
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

  /** Whether it is still with a body of the actor, and not only was. */
  public boolean with(Actor actor, RequestCase request) {
    return reach.sees(actor, request.bodyId());
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
    var from = LocalDate.of(year, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    var to = LocalDate.of(year + 1, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    var seen = reach.condition(actor).or(inHand.passedOn(actor));
    var which = seen.and(REQUEST.FILED_AT.ge(from)).and(REQUEST.FILED_AT.lt(to));
    var wanted = state == null ? which : which.and(REQUEST.STATE.eq(state.name()));
    return cases.of(repository.list(wanted, NEWEST, limit, offset));
  }

  /**
   * The cases behind a number of the statistics, the newest first; of those the actor sees.
   *
   * @param bodies ids of the bodies it was counted of
   * @param what a group of outcomes, RECEIVED, ENDED, EXTENDED, LATE, or OVERDUE for today's
   */
  @Transactional(readOnly = true)
  public List<RequestCase> counted(
      Actor actor, Long[] bodies, int year, String what, int limit, int offset) {
    requireAny(actor);
    var from = LocalDate.of(year, 1, 1);
    var to = LocalDate.of(year, 12, 31);
    var ended = FIGURE.ENDED_ON.between(from, to);
    var which =
        switch (what) {
          case "RECEIVED" -> FIGURE.RECEIVED_ON.between(from, to);
          case "ENDED" -> ended;
          case "EXTENDED" -> ended.and(FIGURE.EXTENDED);
          case "LATE" -> ended.and(FIGURE.LATE);
          case "OVERDUE" -> FIGURE.ENDED_ON.isNull().and(FIGURE.DUE_ON.lt(LocalDate.now(clock)));
          default -> ended.and(FIGURE.OUTCOME_GROUP.eq(what));
        };
    var counted =
        REQUEST.ID.in(
            select(FIGURE.REQUEST_ID)
                .from(FIGURE)
                .where(FIGURE.BODY_ID.eq(any(bodies)))
                .and(which));
    return cases.of(repository.list(reach.condition(actor).and(counted), NEWEST, limit, offset));
  }

  private static void requireAny(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see requests");
    }
  }
}
