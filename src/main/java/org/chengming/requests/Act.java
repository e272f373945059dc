package org.chengming.requests;

import java.time.LocalDate;
import java.util.Optional;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** What may happen to a request. */
public enum Act {
  SUBMITTED("提交申请", "Request filed"),
  CONFIRMED("登记，双方确认收到", "Receipt confirmed"),
  CLARIFICATION_ASKED("要求补正", "More was asked of the applicant"),
  CLARIFICATION_ANSWERED("收到补正", "The applicant said more"),
  EXTENDED("延长答复期限", "Time to answer extended"),
  ANSWERED("答复", "Answered"),
  CLOSED("不再处理", "Not pursued any further"),
  WITHDRAWN("申请人撤回", "Withdrawn by the applicant");

  private final String chinese;
  private final String english;

  Act(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String label() {
    return chinese;
  }

  public String label(Words t) {
    return t.english() ? english : chinese;
  }

  /** What it does to the clock; empty for nothing. */
  Optional<Happening> happening(
      LocalDate on, Channel channel, @Nullable Integer days, @Nullable LocalDate until) {
    return switch (this) {
      case SUBMITTED -> Optional.of(new Happening.Submitted(on, channel));
      case CONFIRMED -> Optional.of(new Happening.Confirmed(on));
      case CLARIFICATION_ASKED ->
          Optional.of(new Happening.ClarificationAsked(on, until == null ? on : until));
      case CLARIFICATION_ANSWERED -> Optional.of(new Happening.ClarificationAnswered(on));
      case EXTENDED -> Optional.of(new Happening.Extended(on, days == null ? 0 : days));
      case ANSWERED, CLOSED, WITHDRAWN -> Optional.of(new Happening.Closed(on));
    };
  }
}
