package org.chengming.reports;

/**
 * A place in a report.
 *
 * @param table code of the table, e.g. {@code 3}
 * @param row code of the row, e.g. {@code 3.4}
 * @param column code of the column, e.g. {@code PERSON}
 */
public record Cell(String table, String row, String column) {
  public Cell {
    if (table.isBlank() || row.isBlank() || column.isBlank()) {
      throw new IllegalArgumentException("A cell has a table, a row and a column");
    }
  }

  /** {@code 3/3.4/PERSON}, as it stands in storage and in forms. */
  public String key() {
    return table + "/" + row + "/" + column;
  }

  @Override
  public String toString() {
    return key();
  }
}
