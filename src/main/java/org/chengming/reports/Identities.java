package org.chengming.reports;

import static org.chengming.reports.Forms.APPLICATIONS;
import static org.chengming.reports.Forms.CARRIED;
import static org.chengming.reports.Forms.CODES;
import static org.chengming.reports.Forms.ENDED;
import static org.chengming.reports.Forms.FORWARD;
import static org.chengming.reports.Forms.RECEIVED;
import static org.chengming.reports.Forms.TOTAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.jspecify.annotations.Nullable;

/**
 * The identities of the form (勾稽关系), line by line. A line whose numbers are not all known is not
 * drawn up: a report with its total column alone is checked in that column.
 */
final class Identities {
  private final Figures figures;
  private final @Nullable Figures before;
  private final List<Identity> lines = new ArrayList<>();

  private Identities(Figures figures, @Nullable Figures before) {
    this.figures = figures;
    this.before = before;
  }

  /**
   * @param before what stands in the report of the year before, null where there is none
   */
  static List<Identity> of(ReportForm form, Figures figures, @Nullable Figures before) {
    var identities = new Identities(figures, before);
    form.table(APPLICATIONS).ifPresent(identities::applications);
    return List.copyOf(identities.lines);
  }

  private void applications(Table table) {
    for (var column : table.columns()) {
      line(
          1,
          "本年新收 + 上年结转",
          "办理结果总计 + 结转下年度",
          column.label(),
          sum(table, column, List.of(RECEIVED, CARRIED)),
          sum(table, column, List.of(ENDED, FORWARD)));
    }
    for (var column : table.columns()) {
      line(
          2,
          "办理结果总计",
          "21行办理结果之和",
          column.label(),
          number(table, ENDED, column),
          sum(table, column, CODES));
    }
    for (var row : table.leaves()) {
      line(3, "总计", "自然人 + 法人或其他组织五列", row.label(), total(table, row), parts(table, row));
    }
    var last = before;
    if (last != null) {
      for (var column : table.columns()) {
        line(
            4,
            "上年结转",
            "上年报告的结转下年度",
            column.label(),
            number(table, CARRIED, column),
            last.get(APPLICATIONS, FORWARD, column.code()));
      }
    }
  }

  private void line(
      int number,
      String left,
      String right,
      String where,
      @Nullable BigDecimal leftNumber,
      @Nullable BigDecimal rightNumber) {
    if (leftNumber != null && rightNumber != null) {
      lines.add(new Identity(number, left, right, where, leftNumber, rightNumber, false));
    }
  }

  private @Nullable BigDecimal number(Table table, String row, Column column) {
    return figures.get(table.code(), row, column.code());
  }

  private @Nullable BigDecimal sum(Table table, Column column, List<String> rows) {
    return sum(rows.stream().map(row -> number(table, row, column)).toList());
  }

  private @Nullable BigDecimal total(Table table, Row row) {
    return figures.get(table.code(), row.code(), TOTAL);
  }

  private @Nullable BigDecimal parts(Table table, Row row) {
    return sum(
        table.columns().stream()
            .filter(c -> !c.code().equals(TOTAL))
            .map(c -> number(table, row.code(), c))
            .toList());
  }

  private static @Nullable BigDecimal sum(List<? extends @Nullable BigDecimal> numbers) {
    return numbers.stream().anyMatch(Objects::isNull)
        ? null
        : numbers.stream().map(Objects::requireNonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
