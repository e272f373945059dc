package org.chengming.gate;

import java.util.Arrays;

/**
 * Which lines of a text are rows of a table, cells parted by tabs as programs write them, by commas
 * or by blanks, and the heading above a cell: the cell of its column in the first full one of the
 * rows that stand together.
 */
final class TableLines {
  private static final int LONGEST_ROW = 2_000;
  private static final int LONGEST_HEADING = 16;
  private static final char COMMA = ',';
  private static final char BLANK = ' ';
  private static final char TAB = '\t';

  private final PlainText text;
  private final int[] starts;

  /** What parts the cells of each line; 0 for a line that is no row. */
  private final char[] parters;

  private final int[] cells;

  /** For each line where the heading of its rows begins. */
  private final int[] headings;

  private int lines;

  TableLines(PlainText text) {
    this.text = text;
    int most = 1;
    for (int i = 0; i < text.length(); i++) {
      most += text.at(i) == PlainText.LINE ? 1 : 0;
    }
    starts = new int[most];
    parters = new char[most];
    cells = new int[most];
    headings = new int[most];
    int start = 0;
    int tabs = 0;
    int commas = 0;
    int blanks = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = text.at(i);
      tabs += c == TAB ? 1 : 0;
      commas += c == COMMA ? 1 : 0;
      blanks += c == BLANK ? 1 : 0;
      if (c == PlainText.LINE) {
        add(start, tabs, commas, blanks);
        start = i + 1;
        tabs = 0;
        commas = 0;
        blanks = 0;
      }
    }
    for (int first = 0, next; first < lines; first = next) {
      next = first + 1;
      while (next < lines && parters[next] == parters[first]) {
        next++;
      }
      head(first, next);
    }
  }

  private void add(int start, int tabs, int commas, int blanks) {
    starts[lines] = start;
    parters[lines] = tabs > 0 ? TAB : commas > 1 ? COMMA : blanks > 1 ? BLANK : 0;
    cells[lines] = tabs > 0 ? tabs : commas > 1 ? commas : blanks;
    lines++;
  }

  /** The first of the rows with the most cells is the heading. */
  private void head(int first, int next) {
    int heading = first;
    for (int line = first; line < next; line++) {
      heading = cells[line] > cells[heading] ? line : heading;
    }
    Arrays.fill(headings, first, next, heading);
  }

  /**
   * What stands above the sign's column; empty where it is in no table or in the heading itself.
   */
  String heading(int sign) {
    int found = Arrays.binarySearch(starts, 0, lines, sign);
    int line = found < 0 ? -found - 2 : found;
    int heading = headings[line];
    boolean row =
        parters[line] != 0
            && heading < line
            && sign - starts[line] <= LONGEST_ROW
            && (parters[line] == TAB || cells[line] == cells[heading]);
    if (!row) {
      return "";
    }
    int column = 0;
    for (int i = starts[line]; i < sign; i++) {
      column += text.at(i) == parters[line] ? 1 : 0;
    }
    return cell(starts[heading], column, parters[line]);
  }

  private String cell(int row, int column, char parter) {
    int at = row;
    for (int left = column; left > 0; at++) {
      if (text.at(at) == PlainText.LINE || at - row > LONGEST_ROW) {
        return "";
      }
      left -= text.at(at) == parter ? 1 : 0;
    }
    int end = at;
    while (end - at < LONGEST_HEADING && text.at(end) != parter && text.at(end) != PlainText.LINE) {
      end++;
    }
    return end - at < LONGEST_HEADING ? text.between(at, end).replace(" ", "") : "";
  }
}
