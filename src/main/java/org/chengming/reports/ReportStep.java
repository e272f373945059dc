package org.chengming.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something somebody did to a report. */
public record ReportStep(
    Act act, Instant happenedAt, @Nullable Long staffId, String staffName, @Nullable String note) {

  public enum Act {
    SAVED("保存"),
    SUBMITTED("送审"),
    SENT_BACK("退回"),
    APPROVED("审核通过"),
    PUBLISHED("公布"),
    IMPORTED("导入");

    private final String label;

    Act(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
