package org.chengming.web;

import org.jspecify.annotations.Nullable;

/** A cell of any CSV we hand out. */
public final class CsvCell {
  private static final String BEGINS_FORMULAS = "=+-@\t\r\n＝＋－＠";

  private CsvCell() {}

  /**
   * A cell that starts like a formula, in ASCII or full width, gets an apostrophe; spreadsheets
   * then show it as text. One that starts so behind apostrophes of its own gets one more, so that
   * {@link #read} gives back what it was.
   */
  public static @Nullable String of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    var text = value.toString();
    return formula(text) ? "'" + text : text;
  }

  /** What the cell of such a table says. */
  public static String read(String cell) {
    return cell.startsWith("'") && formula(cell) ? cell.substring(1) : cell;
  }

  private static boolean formula(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && BEGINS_FORMULAS.indexOf(text.charAt(at)) >= 0;
  }
}
