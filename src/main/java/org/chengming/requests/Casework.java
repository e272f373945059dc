package org.chengming.requests;

import java.time.Clock;
import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.chengming.requests.Facts.Stance;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer records of a request: things that happened, without a letter of the office. What
 * takes a letter goes through {@link Proposals}.
 */
@Component
public class Casework {
  private static final int LONGEST_TEXT = 20_000;

  private final Handling handling;
  private final Clock clock;

  Casework(Handling handling, Clock clock) {
    this.handling = handling;
    this.clock = clock;
  }

  /** Art. 31: 以互联网渠道…提交的，以双方确认之日为收到申请之日. */
  @Transactional
  public void register(Actor actor, RegisterRequest command) {
    var held = handling.lock(actor, command.number());
    held.state().require(RequestState.REGISTERED);
    if (held.state() != RequestState.FILED) {
      throw Refused.conflict("这件申请已经登记过了。", "Request %s is registered".formatted(command.number()));
    }
    var filed = held.file().last(Act.SUBMITTED).map(Event::on).orElse(today());
    Handling.requireDay("on", command.on(), filed, today());
    handling.happen(held, actor, NewEvent.of(Act.CONFIRMED, command.on(), null), "RequestRegister");
  }

  /** Art. 30: 答复期限自行政机关收到补正的申请之日起计算. */
  @Transactional
  public void takeClarification(Actor actor, TakeClarification command) {
    var held = handling.lock(actor, command.number());
    if (held.state() != RequestState.AWAITING_CLARIFICATION) {
      throw Refused.conflict("这件申请没有在等补正。", "Request %s awaits none".formatted(command.number()));
    }
    Handling.requireText("text", command.text(), LONGEST_TEXT);
    var asked = held.file().last(Act.CLARIFICATION_ASKED).map(Event::on).orElse(today());
    Handling.requireDay("on", command.on(), asked, today());
    var event = NewEvent.of(Act.CLARIFICATION_ANSWERED, command.on(), command.text());
    handling.happen(held, actor, event, "RequestClarify");
  }

  /**
   * Arts. 32, 34: what a third party or another body said.
   *
   * @param whose as the case names them
   * @param stance null where none was chosen
   */
  @Transactional
  public void takeOpinion(
      Actor actor,
      RequestNumber number,
      String whose,
      @Nullable Stance stance,
      LocalDate on,
      String text) {
    var held = handling.lock(actor, number);
    var asked =
        Opinions.of(held.file()).stream()
            .filter(o -> o.whose().equals(whose))
            .findFirst()
            .orElseThrow(() -> Refused.because("whose", "没有征求过这一方的意见。", "Nobody asked " + whose));
    if (asked.stance().isPresent() || held.state() != RequestState.REGISTERED) {
      throw Refused.conflict(
          "这一方的意见已经记过，或者申请已经不在办。", "The opinion of %s is there".formatted(whose));
    }
    Handling.requireDay("on", on, asked.on(), today());
    if (stance == null) {
      throw Refused.because("stance", "请选同意还是不同意。", "No stance");
    }
    if (stance == Stance.OBJECTS) {
      Handling.requireText("text", text, LONGEST_TEXT);
    }
    var facts = Facts.opinion(asked.asked(), whose, stance);
    handling.happen(
        held,
        actor,
        new NewEvent(Act.OPINION_GIVEN, on, facts, text.isBlank() ? null : text),
        "RequestTakeOpinion");
  }

  /** Art. 35: the reasons came by letter or telephone. */
  @Transactional
  public void takeReasons(Actor actor, RequestNumber number, LocalDate on, String text) {
    var held = handling.lock(actor, number);
    var asked = held.file().last(Act.REASONS_ASKED).map(Event::on).orElse(null);
    if (asked == null || held.file().last(Act.REASONS_GIVEN).isPresent()) {
      throw Refused.conflict("这件申请没有在等说明理由。", "Request %s awaits no reasons".formatted(number));
    }
    Handling.requireText("text", text, LONGEST_TEXT);
    Handling.requireDay("on", on, asked, today());
    handling.happen(held, actor, NewEvent.of(Act.REASONS_GIVEN, on, text), "RequestTakeReasons");
  }

  /** 国办函〔2020〕109号 六: 办理期限从申请人完成缴费次日起重新计算. */
  @Transactional
  public void takePayment(Actor actor, RequestNumber number, LocalDate on) {
    var held = handling.lock(actor, number);
    if (held.state() != RequestState.AWAITING_FEE) {
      throw Refused.conflict("这件申请没有在等缴费。", "Request %s awaits no fee".formatted(number));
    }
    var noticed = held.file().last(Act.FEE_NOTICED).map(Event::on).orElse(today());
    Handling.requireDay("on", on, noticed, today());
    handling.happen(held, actor, NewEvent.of(Act.FEE_PAID, on, null), "RequestTakePayment");
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
