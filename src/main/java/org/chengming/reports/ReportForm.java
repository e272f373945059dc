package org.chengming.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form a report of a year is filled into: parts with texts and tables, each text, row and
 * column known by a code that never changes its meaning.
 *
 * @param code names the form in data, e.g. {@code 2021}
 * @param source the document that prescribes it
 */
public record ReportForm(String code, String title, String source, List<Part> parts) {
  public ReportForm {
    parts = List.copyOf(parts);
  }

  /** Where its numbers come from. */
  public enum From {
    /** Counted from the requests. */
    CASES,
    /** The sum of others. */
    SUM,
    TYPED
  }

  /** A part of the report: its texts, then its tables. */
  public record Part(String label, String english, List<Section> sections, List<Table> tables) {
    public Part {
      sections = List.copyOf(sections);
      tables = List.copyOf(tables);
    }
  }

  /**
   * A text of the report: paragraphs.
   *
   * @param label empty where the part says what it is
   * @param required whether a report cannot go without it
   */
  public record Section(String code, String label, String english, String hint, boolean required) {}

  /** A table of rows and columns. */
  public record Table(
      String code,
      String title,
      String english,
      List<Row> rows,
      List<Column> columns,
      List<Sum> sums) {
    public Table {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      sums = List.copyOf(sums);
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

  /**
   * What is the sum of what.
   *
   * @param identity the number of the identity it is
   * @param ofRows whether rows are added up in each column, or columns in each row
   * @param says the parts in words
   */
  public record Sum(int identity, boolean ofRows, String target, List<String> parts, String says) {}

  public List<Table> tables() {
    return parts.stream().flatMap(p -> p.tables().stream()).toList();
  }

  public List<Section> sections() {
    return parts.stream().flatMap(p -> p.sections().stream()).toList();
  }

  public Optional<Table> table(String tableCode) {
    return tables().stream().filter(t -> t.code().equals(tableCode)).findFirst();
  }

  /** Every place of the form in its order. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (var table : tables()) {
      for (var row : table.leaves()) {
        table.columns().forEach(c -> cells.add(new Cell(table.code(), row.code(), c.code())));
      }
    }
    return cells;
  }

  /** Where the number of a cell comes from. */
  public static From from(Row row, Column column) {
    return row.from() == From.SUM || column.from() == From.SUM ? From.SUM : row.from();
  }

  /** The figures with every sum that has all its parts and is not there yet. */
  public Figures complete(Figures figures) {
    var numbers = new HashMap<>(figures.numbers());
    for (var table : tables()) {
      for (var sum : table.sums()) {
        var others = sum.ofRows() ? columns(table) : rows(table);
        for (var other : others) {
          var total = sum(numbers::get, table, sum, other);
          if (total != null) {
            numbers.putIfAbsent(cell(table, sum, sum.target(), other), total);
          }
        }
      }
    }
    return new Figures(numbers);
  }

  static List<String> columns(Table table) {
    return table.columns().stream().map(Column::code).toList();
  }

  static List<String> rows(Table table) {
    return table.leaves().stream().map(Row::code).toList();
  }

  /**
   * What the parts come to.
   *
   * @param other the column, or the row, they are added up in
   * @return null where one of them is not known
   */
  static @Nullable BigDecimal sum(Known known, Table table, Sum sum, String other) {
    var total = BigDecimal.ZERO;
    for (var part : sum.parts()) {
      var number = known.get(cell(table, sum, part, other));
      if (number == null) {
        return null;
      }
      total = total.add(number);
    }
    return total;
  }

  /** Numbers by their cells. */
  interface Known {
    @Nullable BigDecimal get(Cell cell);
  }

  static Cell cell(Table table, Sum sum, String one, String other) {
    return sum.ofRows() ? new Cell(table.code(), one, other) : new Cell(table.code(), other, one);
  }
}
