package org.chengming.requests;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.chengming.web.Words;

/** What may happen to a request. */
public enum Act {
  SUBMITTED("提交申请", "Request filed"),
  SIGNED_FOR("签收", "The letter was signed for"),
  CONFIRMED("登记，双方确认收到", "Receipt confirmed"),
  ASSIGNED("交给承办人", "Given to an officer"),
  TRANSFERRED("转给别的机关办", "Passed on to another body"),
  SPLIT("分成几件", "Split into several requests"),
  CLARIFICATION_ASKED("要求补正", "More was asked of the applicant"),
  CLARIFICATION_ANSWERED("收到补正", "The applicant said more"),
  ADDED("申请人补充说明", "The applicant added something"),
  DELIVERY_CHANGED("申请人改了送达方式", "The applicant wants it delivered another way"),
  OPINION_ASKED("征求意见", "An opinion was asked for"),
  OPINION_DELIVERED("征求意见书送达", "The letter asking for an opinion arrived"),
  OPINION_GIVEN("收到意见", "The opinion arrived"),
  OVERRIDDEN("决定公开，书面告知第三方", "Decided to disclose; the third party was told"),
  PART_ASKED("请别的机关一起答复", "Another body was asked for its part"),
  PART_ANSWERED("别的机关答复了它的部分", "Another body gave its part"),
  REASONS_ASKED("要求说明理由", "The applicant was asked for reasons"),
  REASONS_GIVEN("申请人说明了理由", "The applicant gave reasons"),
  DELAYED("另定答复日期", "A later day for the answer was set"),
  EXTENDED("延长答复期限", "Time to answer extended"),
  FEE_NOTICED("通知缴费", "A fee was asked for"),
  FEE_DELIVERED("收费通知送达", "The fee notice arrived"),
  FEE_PAID("收到缴费", "The fee was paid"),
  ANSWERED("答复", "Answered"),
  CLOSED("不再处理", "Not pursued any further"),
  WITHDRAWN("申请人撤回", "Withdrawn by the applicant"),
  ARCHIVED("归档", "Archived");

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

  /** Whether what is said with it is the requester's, whoever wrote it down. */
  boolean requesterSpeaks() {
    return switch (this) {
      case SUBMITTED, CLARIFICATION_ANSWERED, ADDED, DELIVERY_CHANGED, REASONS_GIVEN, WITHDRAWN ->
          true;
      default -> false;
    };
  }

  /**
   * Whether what is said with it is between the office and the requester; what third parties, other
   * bodies and officers say to each other is not.
   */
  boolean toldToRequester() {
    return switch (this) {
      case SUBMITTED,
          SIGNED_FOR,
          CONFIRMED,
          TRANSFERRED,
          SPLIT,
          CLARIFICATION_ASKED,
          CLARIFICATION_ANSWERED,
          ADDED,
          DELIVERY_CHANGED,
          REASONS_ASKED,
          REASONS_GIVEN,
          DELAYED,
          EXTENDED,
          FEE_NOTICED,
          ANSWERED,
          CLOSED,
          WITHDRAWN ->
          true;
      default -> false;
    };
  }

  /** What it does to the clock; empty for nothing. */
  Optional<Happening> happening(LocalDate on, Channel channel, Facts facts) {
    var until = facts.until() == null ? on : facts.until();
    return Optional.ofNullable(
        switch (this) {
          case SUBMITTED -> new Happening.Submitted(on, channel);
          case SIGNED_FOR -> new Happening.SignedFor(on);
          case CONFIRMED -> new Happening.Confirmed(on);
          case CLARIFICATION_ASKED -> new Happening.ClarificationAsked(on, until);
          case CLARIFICATION_ANSWERED -> new Happening.ClarificationAnswered(on);
          case OPINION_ASKED -> new Happening.OpinionAsked(on, asked(facts), whose(facts));
          case OPINION_DELIVERED -> new Happening.OpinionDelivered(on, asked(facts), whose(facts));
          case OPINION_GIVEN -> new Happening.OpinionGiven(on, asked(facts), whose(facts));
          case EXTENDED -> new Happening.Extended(on, facts.days() == null ? 0 : facts.days());
          case DELAYED -> new Happening.Delayed(on, until);
          case FEE_NOTICED -> new Happening.FeeNoticed(on);
          case FEE_DELIVERED -> new Happening.FeeNoticeDelivered(on);
          case FEE_PAID -> new Happening.FeePaid(on);
          case TRANSFERRED -> new Happening.Transferred(on);
          case ANSWERED, CLOSED, WITHDRAWN -> new Happening.Closed(on);
          case ASSIGNED,
              SPLIT,
              ADDED,
              DELIVERY_CHANGED,
              OVERRIDDEN,
              PART_ASKED,
              PART_ANSWERED,
              REASONS_ASKED,
              REASONS_GIVEN,
              ARCHIVED ->
              null;
        });
  }

  private static Happening.Asked asked(Facts facts) {
    return Objects.requireNonNull(facts.asked(), "an opinion is asked of somebody");
  }

  private static String whose(Facts facts) {
    return Objects.requireNonNull(facts.whose(), "an opinion is somebody's");
  }
}
