package org.chengming.reports;

import java.util.Set;
import org.chengming.web.State;

/** Where a report in the making stands. */
public enum ReportState implements State<ReportState> {
  DRAFT("草稿"),
  /** Its figures are fixed from here on, so that what is approved is what is published. */
  SUBMITTED("待审核"),
  APPROVED("已审核，待公布"),
  PUBLISHED("已公布");

  private final String label;

  ReportState(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** The states that may follow. A correction is a draft of its own. */
  @Override
  public Set<ReportState> next() {
    return switch (this) {
      case DRAFT -> Set.of(SUBMITTED);
      case SUBMITTED -> Set.of(DRAFT, APPROVED);
      case APPROVED -> Set.of(DRAFT, PUBLISHED);
      case PUBLISHED -> Set.of();
    };
  }

  @Override
  public String subject() {
    return "这份报告";
  }
}
