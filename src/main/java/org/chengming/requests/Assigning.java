package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.Staff;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives requests to those who are to work on them. */
@Component
public class Assigning {
  /** More than a page of the worklist has. */
  private static final int MOST = 200;

  private final RequestRepository repository;
  private final Reach reach;
  private final Accounts accounts;
  private final Audit audit;
  private final Clock clock;

  Assigning(
      RequestRepository repository, Reach reach, Accounts accounts, Audit audit, Clock clock) {
    this.repository = repository;
    this.reach = reach;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Somebody a request may be given to. */
  public record Officer(long id, String name, long bodyId) {}

  /** Those who are request officers over the body, its own people first. */
  @Transactional(readOnly = true)
  public List<Officer> officers(long bodyId) {
    return accounts.holders(Role.REQUEST_OFFICER, bodyId).stream()
        .map(s -> new Officer(s.id(), s.name(), s.bodyId()))
        .sorted(Comparator.comparing(o -> o.bodyId() == bodyId ? 0 : 1))
        .toList();
  }

  /**
   * Gives all of them to one officer, or none. What that officer has already stays as it is.
   *
   * @param officer account of somebody who is request officer over the body of each
   * @return how many changed hands
   * @throws Refused where one has ended, or the officer is not one of its body
   */
  @Transactional
  public int assign(Actor actor, Collection<RequestNumber> numbers, long officer) {
    actor.requireAnywhere(Role.REQUEST_OFFICER, "assign requests");
    if (numbers.isEmpty()) {
      throw Refused.because("request", "请先选中要交办的申请。", "No request is chosen");
    }
    if (numbers.size() > MOST) {
      throw Refused.because(
          "request", "一次最多交办 %d 件。".formatted(MOST), "%d requests".formatted(numbers.size()));
    }
    var holders = new HashMap<Long, List<Staff>>();
    int changed = 0;
    // In one order, so that two who assign at once do not wait for each other.
    for (var number : numbers.stream().distinct().sorted(byValue()).toList()) {
      var request = handled(actor, number);
      var over =
          holders.computeIfAbsent(
              request.getBodyId(), body -> accounts.holders(Role.REQUEST_OFFICER, body));
      changed += assign(actor, request, chosen(number, over, officer)) ? 1 : 0;
    }
    return changed;
  }

  private static Comparator<RequestNumber> byValue() {
    return Comparator.comparing(RequestNumber::value);
  }

  private RequestRecord handled(Actor actor, RequestNumber number) {
    var request = repository.lock(number);
    reach.requireSight(actor, request.getBodyId(), number);
    if (!reach.handles(actor, request.getBodyId())) {
      throw new NotPermitted(
          "%s may not assign request %s: it takes REQUEST_OFFICER".formatted(actor.name(), number));
    }
    if (!RequestState.valueOf(request.getState()).open()) {
      throw Refused.conflict(
          "申请 %s 已经办结，不用再交办。".formatted(number), "Request %s has ended".formatted(number));
    }
    return request;
  }

  private static Staff chosen(RequestNumber number, List<Staff> over, long officer) {
    return over.stream()
        .filter(s -> s.id() == officer)
        .findFirst()
        .orElseThrow(
            () ->
                Refused.because(
                    "officer",
                    "申请 %s 只能交给管这个机关的依申请公开岗。".formatted(number),
                    "Staff %d is no officer over the body of %s".formatted(officer, number)));
  }

  private boolean assign(Actor actor, RequestRecord request, Staff officer) {
    var before = request.getAssigneeId();
    if (Objects.equals(before, officer.id())) {
      return false;
    }
    request.setAssigneeId(officer.id());
    if (request.update() != 1) {
      throw new IllegalStateException("%s was not written".formatted(request.getNumber()));
    }
    var event = new NewEvent(Act.ASSIGNED, LocalDate.now(clock), Facts.whose(officer.name()), null);
    repository.happen(request, event, actor);
    audit.record(
        actor,
        "RequestAssign",
        "request",
        request.getNumber(),
        before == null ? null : Map.of("officer", before),
        Map.of("officer", officer.id()));
    return true;
  }
}
