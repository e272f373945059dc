package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests as the desk reads them: of the bodies the reader is responsible for, and no others. */
@Component
public class CaseFiles {
  /** More open cases than this are not put in order of their due dates. */
  private static final int MOST_OPEN = 2_000;

  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;
  private final DraftRules rules;
  private final ZoneId zone;

  CaseFiles(
      RequestRepository repository,
      RequestCases cases,
      Reach reach,
      DraftRules rules,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
    this.rules = rules;
    this.zone = clock.getZone();
  }

  /** One request; who asks only for its officers. */
  @Transactional(readOnly = true)
  public RequestCase get(Actor actor, RequestNumber number) {
    var request = repository.find(number).orElseThrow(() -> new Missing("Request " + number));
    reach.requireSight(actor, request.getBodyId(), number);
    return cases.of(request, reach.knows(actor, request.getBodyId()));
  }

  /** Whether the actor may act on it. */
  public boolean handles(Actor actor, RequestCase request) {
    return reach.handles(actor, request.bodyId());
  }

  /** Whether the actor may know who asks, and so read its letters. */
  public boolean knows(Actor actor, RequestCase request) {
    return reach.knows(actor, request.bodyId());
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
   * The open ones, the first due first; those without a day after them, the oldest first. Where
   * there are more than can be put in order, those filed last are left out.
   */
  @Transactional(readOnly = true)
  public List<RequestCase> open(Actor actor) {
    return open(actor, MOST_OPEN);
  }

  List<RequestCase> open(Actor actor, int most) {
    requireAny(actor);
    return cases.of(repository.list(openOf(actor), REQUEST.ID.asc(), most, 0)).stream()
        .sorted(Comparator.comparing(CaseFiles::day).thenComparing(RequestCase::id))
        .toList();
  }

  /** How many are open, also those that {@link #open} leaves out. */
  @Transactional(readOnly = true)
  public int countOpen(Actor actor) {
    requireAny(actor);
    return repository.count(openOf(actor));
  }

  private Condition openOf(Actor actor) {
    return REQUEST.STATE.in(RequestState.names(true)).and(reach.condition(actor));
  }

  private static LocalDate day(RequestCase request) {
    var by = request.due().by();
    return by == null ? LocalDate.MAX : by;
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
    var which = reach.condition(actor).and(REQUEST.FILED_AT.ge(from)).and(REQUEST.FILED_AT.lt(to));
    var wanted = state == null ? which : which.and(REQUEST.STATE.eq(state.name()));
    return cases.of(repository.list(wanted, REQUEST.ID.desc(), limit, offset));
  }

  private static void requireAny(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see requests");
    }
  }
}
