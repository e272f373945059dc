package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/** What went out before it was reviewed: first what still is to be, then what was. */
record EmergenciesPage(Head head, List<Row> open, List<Row> reviewed, long late) {
  /**
   * @param href null for whoever may not open the edition
   * @param due by when it is to be reviewed
   * @param verdict what came of it, null while it is open
   */
  record Row(
      String title,
      @Nullable String href,
      String body,
      String reason,
      String publishedBy,
      String publishedAt,
      String due,
      boolean late,
      @Nullable String verdict,
      @Nullable String note,
      @Nullable String reviewedBy,
      @Nullable String reviewedAt) {}
}
