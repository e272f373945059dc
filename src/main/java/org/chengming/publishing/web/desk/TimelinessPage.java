package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.web.Head;

/**
 * @param late how many of {@code total} took more working days than the law gives
 */
record TimelinessPage(
    Head head,
    int year,
    List<Integer> years,
    List<BodyRow> bodies,
    List<LateRow> late,
    int total,
    int lateCount,
    int longest,
    int page,
    boolean more) {
  record BodyRow(String name, int documents, int late, int median, int longest) {
    String share() {
      return documents == 0 ? "—" : "%.1f%%".formatted(100.0 * (documents - late) / documents);
    }
  }

  /** A document and the working days from its forming to its publication. */
  record LateRow(
      String path,
      String title,
      String body,
      String indexNumber,
      String formedOn,
      String publishedOn,
      int days,
      int over,
      String duty,
      String reason) {}

  String share() {
    return total == 0 ? "—" : "%.1f%%".formatted(100.0 * (total - lateCount) / total);
  }
}
