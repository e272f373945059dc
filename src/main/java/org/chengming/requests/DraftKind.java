package org.chengming.requests;

/** An act that a second person agrees to before it happens. */
public enum DraftKind {
  CLARIFICATION("要求补正", "RequestAskClarification"),
  OPINION("征求意见", "RequestAskOpinion"),
  OVERRIDE("不采纳第三方意见，决定公开", "RequestOverride"),
  REASONS("要求说明理由", "RequestAskReasons"),
  DELAY("另定答复日期", "RequestDelay"),
  EXTENSION("延期", "RequestExtend"),
  FEE("通知缴费", "RequestNoticeFee"),
  ANSWER("答复", "RequestAnswer");

  private final String label;
  private final String audit;

  DraftKind(String label, String audit) {
    this.label = label;
    this.audit = audit;
  }

  public String label() {
    return label;
  }

  String audit() {
    return audit;
  }
}
