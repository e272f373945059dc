package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.keys.Seal;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open requests of whoever reads, with nothing unsealed but the titles that are shown. */
@Component
public class Worklist {
  /** More open cases than this are not put in order of their due dates. */
  private static final int MOST_OPEN = 2_000;

  private final RequestRepository repository;
  private final OpenCases cases;
  private final Reach reach;
  private final InHand inHand;
  private final Seal seal;
  private final Confirmation confirmation;
  private final Clock clock;

  Worklist(
      RequestRepository repository,
      OpenCases cases,
      Reach reach,
      InHand inHand,
      Seal seal,
      Confirmation confirmation,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
    this.inHand = inHand;
    this.seal = seal;
    this.confirmation = confirmation;
    this.clock = clock;
  }

  /**
   * The first due first; those without a day after them, the oldest first. Where there are more
   * than can be put in order, those filed last are left out.
   */
  @Transactional(readOnly = true)
  public List<OpenCase> open(Actor actor) {
    return open(actor, MOST_OPEN);
  }

  List<OpenCase> open(Actor actor, int most) {
    requireAny(actor);
    return cases.first(reach.condition(actor), most).stream()
        .sorted(Comparator.comparing(Worklist::day).thenComparing(OpenCase::id))
        .toList();
  }

  /** How many are open, also those that {@link #open} leaves out. */
  @Transactional(readOnly = true)
  public int countOpen(Actor actor) {
    requireAny(actor);
    return repository.count(isOpen().and(reach.condition(actor)));
  }

  /** Whether it was given to the actor. */
  public boolean mine(Actor actor, OpenCase open) {
    return open.assigneeId() != null && open.assigneeId().equals(actor.id());
  }

  /** Whether it belongs to the actor's own body. */
  public boolean ofBody(Actor actor, OpenCase open) {
    return inHand.ofBody(actor, open.bodyId());
  }

  /** What is wanted, by the id of the request; those that can no longer be read are left out. */
  @Transactional(readOnly = true)
  public Map<Long, String> wanted(Collection<OpenCase> shown) {
    var ids = shown.stream().map(OpenCase::id).toList();
    var texts = new HashMap<Long, String>();
    for (var sealed : repository.wanted(ids)) {
      var text = seal.open(sealed.value3(), Places.wanted(sealed.value2()));
      if (text != null) {
        texts.put(sealed.value1(), text);
      }
    }
    return texts;
  }

  /** How many of those the actor has in hand should have been confirmed with the requester. */
  @Transactional(readOnly = true)
  public int countUnconfirmedLate(Actor actor) {
    var before = confirmation.lateBefore(LocalDate.now(clock));
    return repository.count(
        inHand
            .condition(actor)
            .and(REQUEST.STATE.eq(RequestState.FILED.name()))
            .and(REQUEST.FILED_AT.lt(before.atStartOfDay(clock.getZone()).toInstant())));
  }

  private static Condition isOpen() {
    return REQUEST.STATE.in(RequestState.names(true));
  }

  private static LocalDate day(OpenCase open) {
    var by = open.due().by();
    return by == null ? LocalDate.MAX : by;
  }

  private static void requireAny(Actor actor) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see requests");
    }
  }
}
