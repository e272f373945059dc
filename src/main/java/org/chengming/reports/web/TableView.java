package org.chengming.reports.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chengming.reports.Cell;
import org.chengming.reports.Figures;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A table of a report as it is read.
 *
 * @param groups headings over several columns; empty where no column stands in a group
 */
record TableView(
    String code, String title, List<Group> groups, List<String> heads, List<Line> lines) {
  /**
   * @param columns how many it stands over
   * @param label the column's own name where it stands over one that is in no group
   */
  record Group(String label, int columns, boolean grouped) {}

  /**
   * @param style how far it stands in
   */
  record Line(String label, String style, boolean heading, boolean strong, List<Number> numbers) {}

  /**
   * @param text empty where it is not known
   * @param href what stands behind it, null for nothing
   */
  record Number(String text, @Nullable String href) {}

  static TableView of(
      Table table, Figures figures, Words t, Function<Cell, @Nullable String> behind) {
    var lines = new ArrayList<Line>();
    for (var row : table.rows()) {
      lines.add(
          new Line(
              t.english() ? row.english() : row.label(),
              "depth-" + row.depth(),
              row.heading(),
              row.from() == org.chengming.reports.ReportForm.From.SUM,
              row.heading() ? List.of() : numbers(table, row, figures, behind)));
    }
    return new TableView(
        table.code(),
        t.english() ? table.english() : table.title(),
        groups(table.columns(), t),
        table.columns().stream().map(c -> label(c, t)).toList(),
        List.copyOf(lines));
  }

  private static List<Number> numbers(
      Table table, Row row, Figures figures, Function<Cell, @Nullable String> behind) {
    return table.columns().stream()
        .map(
            column -> {
              var cell = new Cell(table.code(), row.code(), column.code());
              var number = figures.get(cell);
              if (number == null) {
                return new Number("", null);
              }
              return new Number(
                  Figures.plain(number), number.signum() == 0 ? null : behind.apply(cell));
            })
        .toList();
  }

  private static List<Group> groups(List<Column> columns, Words t) {
    if (columns.stream().allMatch(c -> c.group().isEmpty())) {
      return List.of();
    }
    var groups = new ArrayList<Group>();
    for (var column : columns) {
      var label = t.english() ? column.groupEnglish() : column.group();
      var last = groups.isEmpty() ? null : groups.getLast();
      if (column.group().isEmpty()) {
        groups.add(new Group(label(column, t), 1, false));
      } else if (last != null && last.grouped() && last.label().equals(label)) {
        groups.set(groups.size() - 1, new Group(label, last.columns() + 1, true));
      } else {
        groups.add(new Group(label, 1, true));
      }
    }
    return List.copyOf(groups);
  }

  /** Names of the columns in the second row of the head: those that stand in a group. */
  List<String> grouped() {
    var names = new ArrayList<String>();
    int column = 0;
    for (var group : groups) {
      for (int i = 0; i < group.columns(); i++, column++) {
        if (group.grouped()) {
          names.add(heads.get(column));
        }
      }
    }
    return names;
  }

  private static String label(Column column, Words t) {
    return t.english() ? column.english() : column.label();
  }
}
