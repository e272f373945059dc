package org.chengming.web;

import org.jspecify.annotations.Nullable;

/** A cell of any CSV we hand out. */
public final class CsvCell {
  private CsvCell() {}

  /**
   * A cell that starts like a formula, in ASCII or full width, gets an apostrophe; spreadsheets
   * then show it as text.
   */
  public static @Nullable String of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    var text = value.toString();
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
