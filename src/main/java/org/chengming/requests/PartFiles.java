package org.chengming.requests;

import static org.chengming.requests.db.Tables.PART;
import static org.chengming.requests.db.Tables.REQUEST;

import java.util.Comparator;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts as the desk reads them: whole by the body that is asked, with its answer by the first
 * receiver, and by nobody else.
 */
@Component
public class PartFiles {
  private final PartRepository repository;
  private final RequestRepository requests;
  private final Reach reach;
  private final InHand inHand;

  PartFiles(PartRepository repository, RequestRepository requests, Reach reach, InHand inHand) {
    this.repository = repository;
    this.requests = requests;
    this.reach = reach;
    this.inHand = inHand;
  }

  /** The parts of a case, for whoever sees the case. */
  @Transactional(readOnly = true)
  public List<Part> of(Actor actor, RequestNumber number) {
    var request = requests.find(number).orElseThrow(() -> new Missing("Request " + number));
    inHand.requireSight(actor, request);
    return repository.of(request.getId());
  }

  /** A part, for the body that is asked. */
  @Transactional(readOnly = true)
  public Part get(Actor actor, long id) {
    return repository
        .find(id)
        .filter(p -> reach.sees(actor, p.bodyId()))
        .orElseThrow(() -> new Missing("Part " + id));
  }

  /** What the first receiver lets the bodies of the case read of each other. */
  @Transactional(readOnly = true)
  public List<Part> besides(Actor actor, Part part) {
    get(actor, part.id());
    return repository.list(REQUEST.NUMBER.eq(part.number().value())).stream()
        .filter(p -> p.shared() && p.id() != part.id())
        .toList();
  }

  /** Whether the actor may approve it, had they no hand in it. */
  public boolean approves(Actor actor, Part part) {
    return reach.knows(actor, part.bodyId());
  }

  /** Whether the actor may write it. */
  public boolean handles(Actor actor, Part part) {
    return reach.handles(actor, part.bodyId());
  }

  /** What bodies the actor sees still owe others, the first due first. */
  @Transactional(readOnly = true)
  public List<Part> owed(Actor actor) {
    return open(actor, reach.condition(actor, PART.BODY_ID));
  }

  /** What others still owe bodies the actor sees, the first due first. */
  @Transactional(readOnly = true)
  public List<Part> awaited(Actor actor) {
    return open(actor, reach.condition(actor));
  }

  private List<Part> open(Actor actor, Condition whose) {
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.REQUEST_APPROVER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see parts of requests");
    }
    return repository
        .list(
            whose
                .and(PART.STATE.ne(PartState.GIVEN.name()))
                .and(REQUEST.STATE.in(RequestState.names(true))))
        .stream()
        .sorted(Comparator.comparing(Part::until).thenComparing(Part::id))
        .toList();
  }
}
