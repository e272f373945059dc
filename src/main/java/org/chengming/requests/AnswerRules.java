package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.web.Refused;

/** What must have happened before a request may end in a certain way. */
final class AnswerRules {
  private AnswerRules() {}

  /**
   * @throws Refused with the reason
   */
  static void check(RequestCase request, Outcome outcome, LocalDate today) {
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
      default -> {}
    }
  }

  private static Refused wrong(String sentence, String message) {
    return Refused.because("outcome", sentence, message);
  }
}
