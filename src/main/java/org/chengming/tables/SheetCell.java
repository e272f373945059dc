package org.chengming.tables;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a sheet that holds something.
 *
 * @param column from 0
 * @param text a number as plain figures (also where it is shown as a percentage), a moment as
 *     {@code 2026-03-01} or {@code 2026-03-01T08:00:00}, a truth as {@code true} or {@code false},
 *     an error as the program shows it
 * @param computed whether it is what a formula came to when the file was saved
 * @param merged the area of merged cells it stands in, e.g. {@code B3:B9}, of which the first cell
 *     holds what all of them show; null for a cell of its own
 */
public record SheetCell(
    int column, Kind kind, String text, boolean computed, @Nullable String merged) {

  /** What a cell holds. */
  public enum Kind {
    TEXT,
    NUMBER,
    PERCENT,
    MOMENT,
    TRUTH,
    ERROR,
    /** A formula without what it came to. */
    UNCOMPUTED,
    /** Not readable: the file contradicts itself. */
    BROKEN
  }

  /** The cell's column as spreadsheets name it: A … Z, AA … */
  public static String letters(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : letters(column / 26 - 1) + (char) ('A' + column % 26);
  }
}
