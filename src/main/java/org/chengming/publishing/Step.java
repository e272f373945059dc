package org.chengming.publishing;

/** What was done to an edition, as its history tells it. */
public enum Step {
  SUBMIT("送审"),
  TAKE_BACK("收回"),
  SEND_BACK("退回"),
  REVIEW("审核通过"),
  CLEAR("保密审查通过"),
  APPROVE("签发"),
  SCHEDULE("定时"),
  UNSCHEDULE("取消定时"),
  PUBLISH("发布"),
  EMERGENCY("应急发布"),
  CONFIRM("事后审查通过"),
  WITHDRAW("撤回"),
  DISCARD("作废"),

  /** What was brought in and would have gone on by itself is kept for a person. */
  HOLD("留下等审核");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
