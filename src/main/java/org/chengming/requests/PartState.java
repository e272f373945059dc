package org.chengming.requests;

import java.util.Set;
import org.chengming.web.Refused;

/** Where another body's part of an answer stands. */
public enum PartState {
  ASKED("待答"),
  /** Written, and not yet approved inside the body. */
  DRAFTED("待签发"),
  GIVEN("已答"),
  /** Sent back to be written anew, by the approver or by the first receiver. */
  RETURNED("退回再答");

  private final String label;

  PartState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The states that may follow. */
  public Set<PartState> next() {
    return switch (this) {
      case ASKED, RETURNED -> Set.of(DRAFTED);
      case DRAFTED -> Set.of(DRAFTED, GIVEN, RETURNED);
      case GIVEN -> Set.of(RETURNED);
    };
  }

  /**
   * @throws Refused when this state does not lead there
   */
  void require(PartState to) {
    if (!next().contains(to)) {
      throw Refused.conflict(
          "这一部分现在是“%s”，不能改为“%s”。可能有人刚刚处理过，请刷新后再看。".formatted(label, to.label),
          "A part that is %s cannot become %s; allowed: %s".formatted(this, to, next()));
    }
  }
}
