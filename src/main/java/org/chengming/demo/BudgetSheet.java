package org.chengming.demo;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of the budget or final account of one body and year.
 *
 * @param rows makes an empty record of the register they are in
 */
record BudgetSheet(
    Supplier<RecordBook.Row> rows,
    Issuer issuer,
    int year,
    String kind,
    LocalDate approved,
    LocalDate published) {

  /**
   * A line with an amount.
   *
   * @param side income or costs, where a table has both; null where it has one
   */
  RecordBook.Row line(String table, @Nullable String side, String code, String subject) {
    return row(table, side, code, subject).put("empty_table", false);
  }

  /** A table without lines, which is published all the same. */
  void empty(String table, @Nullable String side, String note) {
    row(table, side, "空表", "（无）").put("empty_table", true).put("note", note);
  }

  private RecordBook.Row row(String table, @Nullable String side, String code, String subject) {
    return rows.get()
        .body(issuer)
        .put("body_code", issuer.code())
        .put("year", year)
        .put("kind", kind)
        .put("table", table)
        .put("side", side)
        .put("code", code)
        .put("subject", subject)
        .put("approved_on", approved)
        .put("published_on", published);
  }
}
