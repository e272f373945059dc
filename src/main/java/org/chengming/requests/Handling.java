package org.chengming.requests;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/**
 * Takes a request into hand for one act, and lets the act happen: event, state and audit in one.
 */
@Component
class Handling {
  private final RequestRepository repository;
  private final RequestCases cases;
  private final Reach reach;
  private final Audit audit;

  Handling(RequestRepository repository, RequestCases cases, Reach reach, Audit audit) {
    this.repository = repository;
    this.cases = cases;
    this.reach = reach;
    this.audit = audit;
  }

  /** A request locked until the transaction ends. */
  record Held(RequestRecord record, RequestCase file) {
    RequestState state() {
      return file.state();
    }

    long id() {
      return file.id();
    }

    RequestNumber number() {
      return file.number();
    }
  }

  /**
   * For its officers.
   *
   * @throws org.chengming.web.Missing where the actor sees nothing of it
   * @throws NotPermitted where they only see it
   * @throws Refused once the case is archived
   */
  Held lock(Actor actor, RequestNumber number) {
    return open(lockAlsoArchived(actor, number));
  }

  /** For its officers, and for what may be recorded beside a case that was archived. */
  Held lockAlsoArchived(Actor actor, RequestNumber number) {
    var request = repository.lock(number);
    reach.requireHandling(actor, request.getBodyId(), number);
    return new Held(request, cases.of(request, true));
  }

  private static Held open(Held held) {
    if (held.state() == RequestState.ARCHIVED) {
      throw Refused.conflict("这件申请已经归档，不能再改。", "Request %s is archived".formatted(held.number()));
    }
    return held;
  }

  /** For whoever agrees to what an officer drafted. */
  Held lockForApproval(Actor actor, RequestNumber number) {
    var request = repository.lock(number);
    reach.requireSight(actor, request.getBodyId(), number);
    if (!reach.approves(actor, request.getBodyId())) {
      throw new NotPermitted(
          "%s may not agree for request %s: it takes REQUEST_APPROVER"
              .formatted(actor.name(), number));
    }
    return open(new Held(request, cases.of(request, true)));
  }

  /**
   * @return the id of the event
   */
  long happen(Held held, Actor actor, NewEvent event, String act) {
    var before = RequestState.valueOf(held.record().getState());
    long id = repository.happen(held.record(), event, actor);
    var after = new HashMap<String, Object>();
    after.put("state", held.record().getState());
    after.put("on", event.on().toString());
    var facts = event.facts();
    if (facts.days() != null) {
      after.put("days", facts.days());
    }
    if (facts.outcome() != null) {
      after.put("outcome", facts.outcome());
    }
    if (facts.amount() != null) {
      after.put("amount", facts.amount());
    }
    audit.record(actor, act, "request", held.number().value(), Map.of("state", before), after);
    return id;
  }

  static void requireText(String field, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw Refused.because(
          field, "请写明内容，最多 %d 个字。".formatted(longest), "Text is blank or too long");
    }
  }

  static void requireDay(String field, LocalDate day, LocalDate from, LocalDate to) {
    if (day.isBefore(from) || day.isAfter(to)) {
      throw Refused.because(
          field, "日期应当在 %s 到 %s 之间。".formatted(from, to), "%s is not between".formatted(day));
    }
  }
}
