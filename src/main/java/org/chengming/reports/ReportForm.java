package org.chengming.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The form a report of a year is filled into: tables of rows and columns, each known by a code that
 * never changes its meaning.
 *
 * @param code names the form in data, e.g. {@code 2021}
 */
public record ReportForm(String code, String title, String source, List<Table> tables) {
  public ReportForm {
    tables = List.copyOf(tables);
  }

  /** Where its numbers come from. */
  public enum From {
    /** Counted from the requests. */
    CASES,
    /** The sum of others. */
    SUM,
    TYPED
  }

  /**
   * @param part the part of the report it belongs to
   */
  public record Table(
      String code,
      String part,
      String title,
      String english,
      List<Row> rows,
      List<Column> columns) {
    public Table {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
    }

    /** Rows that hold numbers. */
    public List<Row> leaves() {
      return rows.stream().filter(r -> !r.heading()).toList();
    }
  }

  /**
   * @param depth how far it stands in, 0 for the outermost
   * @param heading whether it only stands above others
   */
  public record Row(
      String code, String label, String english, int depth, boolean heading, From from) {}

  /**
   * @param group what it stands under together with its neighbours, empty for nothing
   */
  public record Column(
      String code, String label, String english, String group, String groupEnglish, From from) {}

  public Optional<Table> table(String tableCode) {
    return tables.stream().filter(t -> t.code().equals(tableCode)).findFirst();
  }

  /** Every place of the form in its order. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (var table : tables) {
      for (var row : table.leaves()) {
        table.columns().forEach(c -> cells.add(new Cell(table.code(), row.code(), c.code())));
      }
    }
    return cells;
  }

  /** Where the number of a cell comes from: typed only where neither row nor column is a sum. */
  public From from(Table table, Row row, Column column) {
    if (row.from() == From.SUM || column.from() == From.SUM) {
      return From.SUM;
    }
    return row.from();
  }
}
