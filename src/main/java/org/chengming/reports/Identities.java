package org.chengming.reports;

import static org.chengming.reports.ApplicationsTable.CARRIED;
import static org.chengming.reports.ApplicationsTable.ENDED;
import static org.chengming.reports.ApplicationsTable.FORWARD;
import static org.chengming.reports.ApplicationsTable.RECEIVED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Sum;
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
    for (var table : form.tables()) {
      table.sums().forEach(sum -> identities.sum(table, sum));
    }
    form.table(ApplicationsTable.CODE).ifPresent(identities::applications);
    form.table("2.1").ifPresent(identities::documents);
    return identities.lines.stream().sorted(Comparator.comparing(Identity::number)).toList();
  }

  private void sum(Table table, Sum sum) {
    var others = sum.ofRows() ? ReportForm.columns(table) : ReportForm.rows(table);
    for (var other : others) {
      line(
          sum.identity(),
          label(table, sum.ofRows(), sum.target()),
          sum.says(),
          label(table, !sum.ofRows(), other),
          figures.get(ReportForm.cell(table, sum, sum.target(), other)),
          ReportForm.sum(figures::get, table, sum, other));
    }
  }

  private void applications(Table table) {
    for (var column : table.columns()) {
      line(
          1,
          "本年新收 + 上年结转",
          "办理结果总计 + 结转下年度",
          column.label(),
          plus(number(table, RECEIVED, column), number(table, CARRIED, column)),
          plus(number(table, ENDED, column), number(table, FORWARD, column)));
      if (before != null) {
        line(
            4,
            "上年结转",
            "上年报告的结转下年度",
            column.label(),
            number(table, CARRIED, column),
            before.get(table.code(), FORWARD, column.code()));
      }
    }
  }

  /** A warning only: what counts as a document may change. */
  private void documents(Table table) {
    if (before == null) {
      return;
    }
    for (var row : table.leaves()) {
      var last = before.get(table.code(), row.code(), "inForce");
      var made = figures.get(table.code(), row.code(), "made");
      var ended = figures.get(table.code(), row.code(), "ended");
      line(
          6,
          "现行有效",
          "上年现行有效 + 制发 - 废止",
          row.label(),
          figures.get(table.code(), row.code(), "inForce"),
          plus(plus(last, made), ended == null ? null : ended.negate()));
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
      lines.add(new Identity(number, left, right, where, leftNumber, rightNumber, number == 6));
    }
  }

  private @Nullable BigDecimal number(Table table, String row, Column column) {
    return figures.get(table.code(), row, column.code());
  }

  private static String label(Table table, boolean row, String code) {
    return row
        ? table.leaves().stream()
            .filter(r -> r.code().equals(code))
            .map(Row::label)
            .findFirst()
            .orElse(code)
        : table.columns().stream()
            .filter(c -> c.code().equals(code))
            .map(Column::label)
            .findFirst()
            .orElse(code);
  }

  private static @Nullable BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : one.add(other);
  }
}
