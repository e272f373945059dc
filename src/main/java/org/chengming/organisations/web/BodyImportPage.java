package org.chengming.organisations.web;

import java.util.Comparator;
import java.util.List;
import org.chengming.organisations.BodyImport.Line;
import org.chengming.organisations.BodyImport.Outcome;
import org.chengming.organisations.BodyImport.Report;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * @param csv the table the report is about, to be sent again when it is confirmed
 */
record BodyImportPage(
    String title, List<String> columns, Form form, @Nullable Report report, String csv) {
  private static final int MOST = 500;

  /** What went wrong first, then the rest; of many lines only the first. */
  List<Line> lines() {
    return report == null
        ? List.of()
        : report.lines().stream()
            .sorted(Comparator.comparing((Line l) -> l.outcome() != Outcome.WRONG))
            .limit(MOST)
            .toList();
  }

  long fresh() {
    return count(Outcome.NEW);
  }

  long known() {
    return count(Outcome.KNOWN);
  }

  long wrong() {
    return count(Outcome.WRONG);
  }

  boolean isNew(Line line) {
    return line.outcome() == Outcome.NEW;
  }

  boolean isKnown(Line line) {
    return line.outcome() == Outcome.KNOWN;
  }

  private long count(Outcome outcome) {
    return report == null ? 0 : report.count(outcome);
  }

  int left() {
    return report == null ? 0 : Math.max(0, report.lines().size() - MOST);
  }
}
