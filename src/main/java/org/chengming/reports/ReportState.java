package org.chengming.reports;

import java.util.Set;
import org.chengming.web.Refused;

/** Where a report in the making stands. */
public enum ReportState {
  DRAFT("草稿"),
  /** Its figures are fixed from here on, so that what is approved is what is published. */
  SUBMITTED("待审核"),
  APPROVED("已审核，待公布"),
  PUBLISHED("已公布");

  private final String label;

  ReportState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The states that may follow. A correction is a draft of its own. */
  public Set<ReportState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SUBMITTED);
      case SUBMITTED -> Set.of(DRAFT, APPROVED);
      case APPROVED -> Set.of(DRAFT, PUBLISHED);
      case PUBLISHED -> Set.of();
    };
  }

  /**
   * @throws Refused when this state does not lead there
   */
  void require(ReportState to) {
    if (!next().contains(to)) {
      throw Refused.conflict(
          "这份报告现在是“%s”，不能改为“%s”。可能有人刚刚处理过，请刷新后再看。".formatted(label, to.label),
          "A report that is %s cannot become %s; allowed: %s".formatted(this, to, next()));
    }
  }
}
