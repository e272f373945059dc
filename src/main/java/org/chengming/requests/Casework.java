package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer does to a request; each act is an event, and takes a request officer of its body.
 */
@Component
public class Casework {
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_WAIT = 90;

  private final RequestRepository repository;
  private final RequestCases cases;
  private final RequestClock requestClock;
  private final Outcomes outcomes;
  private final Reach reach;
  private final Audit audit;
  private final Clock clock;

  Casework(
      RequestRepository repository,
      RequestCases cases,
      RequestClock requestClock,
      Outcomes outcomes,
      Reach reach,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.cases = cases;
    this.requestClock = requestClock;
    this.outcomes = outcomes;
    this.reach = reach;
    this.audit = audit;
    this.clock = clock;
  }

  /** Art. 31: 以互联网渠道…提交的，以双方确认之日为收到申请之日. */
  @Transactional
  public void register(Actor actor, RegisterRequest command) {
    var held = lock(actor, command.number());
    held.state().require(RequestState.REGISTERED);
    if (held.state() != RequestState.FILED) {
      throw Refused.conflict("这件申请已经登记过了。", "Request %s is registered".formatted(command.number()));
    }
    var filed = held.file().last(Act.SUBMITTED).map(Event::on).orElse(today());
    requireDay("on", command.on(), filed, today());
    happen(held, actor, NewEvent.of(Act.CONFIRMED, command.on(), null), "RequestRegister");
  }

  /** Art. 30: 自收到申请之日起7个工作日内一次性告知申请人作出补正. */
  @Transactional
  public void askClarification(Actor actor, AskClarification command) {
    var held = lock(actor, command.number());
    held.state().require(RequestState.AWAITING_CLARIFICATION);
    if (held.file().last(Act.CLARIFICATION_ASKED).isPresent()) {
      throw Refused.conflict("已经要求过一次补正。要补的应当一次说清，不能再要。", "Clarification is asked once");
    }
    var by = held.file().clarifyBy();
    if (by != null && today().isAfter(by)) {
      throw Refused.conflict(
          "要求补正最晚在 %s（收到申请起7个工作日），已经过了。请按现有内容答复。".formatted(by),
          "Clarification could be asked until %s".formatted(by));
    }
    requireText("text", command.question());
    requireDay("on", command.replyBy(), today().plusDays(1), today().plusDays(LONGEST_WAIT));
    var event =
        new NewEvent(
            Act.CLARIFICATION_ASKED, today(), Facts.until(command.replyBy()), command.question());
    happen(held, actor, event, "RequestAskClarification");
  }

  /** Art. 30: 答复期限自行政机关收到补正的申请之日起计算. */
  @Transactional
  public void takeClarification(Actor actor, TakeClarification command) {
    var held = lock(actor, command.number());
    if (held.state() != RequestState.AWAITING_CLARIFICATION) {
      throw Refused.conflict("这件申请没有在等补正。", "Request %s awaits none".formatted(command.number()));
    }
    requireText("text", command.text());
    var asked = held.file().last(Act.CLARIFICATION_ASKED).map(Event::on).orElse(today());
    requireDay("on", command.on(), asked, today());
    var event = NewEvent.of(Act.CLARIFICATION_ANSWERED, command.on(), command.text());
    happen(held, actor, event, "RequestClarify");
  }

  /** Art. 33: 应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日. */
  @Transactional
  public void extend(Actor actor, ExtendRequest command) {
    var held = lock(actor, command.number());
    if (held.state() != RequestState.REGISTERED) {
      throw Refused.conflict(
          "只有在办的申请可以延期，这件现在是“%s”。".formatted(held.state().label()),
          "Request %s is %s".formatted(command.number(), held.state()));
    }
    var text = "%s\n（经%s同意）".formatted(command.reason(), command.approvedBy());
    if (extendedBefore(held.file(), command.days(), text)) {
      return; // the same form sent twice
    }
    var by = held.file().due().by();
    if (by == null || today().isAfter(by)) {
      throw Refused.conflict("已经过了答复期限，不能再延。", "Request %s is overdue".formatted(command.number()));
    }
    int left = requestClock.extensionLeft(held.file().happenings(), today());
    if (command.days() < 1 || command.days() > left) {
      throw Refused.because(
          "days",
          left == 0 ? "已经延满，不能再延。" : "可以延 1 到 %d 个工作日。".formatted(left),
          "An extension of %d days, %d are left".formatted(command.days(), left));
    }
    if (command.approvedBy().isBlank() || command.approvedBy().length() > LONGEST_NAME) {
      throw Refused.because("who", "请写明同意延期的机构负责人。", "An extension is approved by somebody");
    }
    requireText("text", command.reason());
    var event = new NewEvent(Act.EXTENDED, today(), Facts.days(command.days()), text);
    happen(held, actor, event, "RequestExtend");
  }

  private boolean extendedBefore(RequestCase file, int days, String text) {
    var last = file.events().getLast();
    return last.act() == Act.EXTENDED
        && last.on().equals(today())
        && Objects.equals(last.days(), days)
        && text.equals(last.text());
  }

  /** Arts. 36 to 39: 行政机关根据下列情况分别作出答复. */
  @Transactional
  public void answer(Actor actor, AnswerRequest command) {
    var held = lock(actor, command.number());
    var outcome =
        outcomes
            .find(command.outcome(), today())
            .orElseThrow(
                () -> Refused.because("outcome", "请选处理结果。", "No outcome " + command.outcome()));
    held.state().require(outcome.closes() ? RequestState.CLOSED : RequestState.ANSWERED);
    AnswerRules.check(held.file(), outcome, today());
    requireText("text", command.text());
    var act = outcome.closes() ? Act.CLOSED : Act.ANSWERED;
    var event = new NewEvent(act, today(), Facts.outcome(outcome.code()), command.text());
    happen(held, actor, event, outcome.closes() ? "RequestClose" : "RequestAnswer");
  }

  private record Held(RequestRecord record, RequestCase file) {
    RequestState state() {
      return file.state();
    }
  }

  private Held lock(Actor actor, RequestNumber number) {
    var request = repository.lock(number);
    reach.requireSight(actor, request.getBodyId(), number);
    if (!reach.handles(actor, request.getBodyId())) {
      throw new NotPermitted(
          "%s may not act on request %s: it takes REQUEST_OFFICER".formatted(actor.name(), number));
    }
    return new Held(request, cases.of(request, false));
  }

  private void happen(Held held, Actor actor, NewEvent event, String act) {
    var before = held.state();
    repository.happen(held.record(), event, actor);
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
    audit.record(
        actor, act, "request", held.file().number().value(), Map.of("state", before), after);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static void requireText(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw Refused.because(
          field, "请写明内容，最多 %d 个字。".formatted(LONGEST_TEXT), "Text is blank or too long");
    }
  }

  private static void requireDay(String field, LocalDate day, LocalDate from, LocalDate to) {
    if (day.isBefore(from) || day.isAfter(to)) {
      throw Refused.because(
          field, "日期应当在 %s 到 %s 之间。".formatted(from, to), "%s is not between".formatted(day));
    }
  }
}
