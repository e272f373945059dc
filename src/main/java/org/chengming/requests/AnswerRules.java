package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.web.Refused;

/** What must have happened before a request may end in a certain way. */
final class AnswerRules {
  private AnswerRules() {}

  /**
   * @throws Refused with the reason
   */
  static void check(RequestCase request, Outcome outcome, Draft draft, LocalDate today) {
    var asked = request.last(Act.CLARIFICATION_ASKED);
    switch (outcome.code()) {
      // 补正后申请内容仍不明确
      case "4.3" -> {
        if (request.last(Act.CLARIFICATION_ANSWERED).isEmpty()) {
          throw wrong("“补正后仍不明确”要先要求补正，并且收到了补正。", "4.3 without a clarification");
        }
      }
      // 申请人无正当理由逾期不补正
      case "6.1" -> {
        var until = asked.map(Event::until).orElse(null);
        if (until == null) {
          throw wrong("没有要求过补正，不能按逾期不补正处理。", "6.1 without a question");
        }
        if (request.state() != RequestState.AWAITING_CLARIFICATION) {
          throw wrong("申请人已经补正，不能按逾期不补正处理。", "6.1 though a clarification came");
        }
        if (!today.isAfter(until)) {
          throw wrong("补正期限到 %s，还没有过。".formatted(until), "6.1 before the end of the clarification");
        }
      }
      // Art. 32: 第三方不同意公开且有合理理由的，行政机关不予公开
      case "1" -> {
        if (Opinions.stands(request)) {
          throw wrong("第三方不同意公开。仍要公开的，先写明理由书面告知第三方；否则部分公开或者不予公开。", "1 against an objection");
        }
      }
      // Art. 36 (5): 所申请公开信息不属于本行政机关负责公开的，告知申请人并说明理由；能够确定负责公开该政府信息的行政机关的，告知申请人该行政机关的名称、联系方式
      case "4.1" -> {
        if (draft.variant().equals("B") && draft.name().isBlank()) {
          throw Refused.because("name", "请写明负责公开的机关和它的联系方式。", "4.1 B names nobody");
        }
      }
      // Art. 35: 可以要求申请人说明理由；认为申请理由不合理的，告知申请人不予处理
      case "5.4" -> excessive(request, today);
      // 109号 六: 申请人未按照要求…缴纳信息处理费的，视为其放弃信息公开申请
      case "6.2" -> {
        if (request.state() != RequestState.AWAITING_FEE) {
          throw wrong("没有在等缴费，不能按逾期不缴费处理。", "6.2 without a fee notice");
        }
        var until = request.due().waitsUntil();
        if (until == null || !today.isAfter(until)) {
          throw wrong("缴费期限还没有过。", "6.2 before the end of the time to pay");
        }
      }
      default -> {}
    }
  }

  private static void excessive(RequestCase request, LocalDate today) {
    var asked = request.last(Act.REASONS_ASKED);
    var until = asked.map(Event::until).orElse(null);
    if (until == null) {
      throw wrong("没有要求申请人说明理由，不能按无正当理由大量反复申请处理。", "5.4 without a question");
    }
    if (request.last(Act.REASONS_GIVEN).isEmpty() && !today.isAfter(until)) {
      throw wrong("说明理由的期限到 %s，还没有过。".formatted(until), "5.4 before the end of the time for it");
    }
  }

  private static Refused wrong(String sentence, String message) {
    return Refused.because("outcome", sentence, message);
  }
}
