package org.chengming.gate;

import java.util.Arrays;

/**
 * Which lines of a text are rows of a table, cells parted by tabs as programs write them, and the
 * heading above a cell: the cell of its column in the first of the rows that stand together.
 */
final class TableLines {
  private static final int LONGEST_ROW = 2_000;
  private static final int LONGEST_HEADING = 24;

  private final PlainText text;
  private final int[] starts;

  /** For each line where the first of its rows begins; -1 for a line that is no row. */
  private final int[] headings;

  private int lines;

  TableLines(PlainText text) {
    this.text = text;
    int most = 1;
    for (int i = 0; i < text.length(); i++) {
      most += text.at(i) == PlainText.LINE ? 1 : 0;
    }
    starts = new int[most];
    headings = new int[most];
    int start = 0;
    boolean row = false;
    for (int i = 0; i <= text.length(); i++) {
      row |= text.at(i) == '\t';
      if (text.at(i) == PlainText.LINE) {
        add(start, row);
        start = i + 1;
        row = false;
      }
    }
  }

  private void add(int start, boolean row) {
    boolean first = lines == 0 || headings[lines - 1] < 0;
    starts[lines] = start;
    headings[lines] = !row ? -1 : first ? start : headings[lines - 1];
    lines++;
  }

  /**
   * What stands above the sign's column; empty where it is in no table or in the heading itself.
   */
  String heading(int sign) {
    int found = Arrays.binarySearch(starts, 0, lines, sign);
    int line = found < 0 ? -found - 2 : found;
    if (headings[line] < 0 || headings[line] == starts[line] || sign - starts[line] > LONGEST_ROW) {
      return "";
    }
    int column = 0;
    for (int i = starts[line]; i < sign; i++) {
      column += text.at(i) == '\t' ? 1 : 0;
    }
    return cell(headings[line], column);
  }

  private String cell(int row, int column) {
    int at = row;
    for (int left = column; left > 0; at++) {
      if (text.at(at) == PlainText.LINE || at - row > LONGEST_ROW) {
        return "";
      }
      left -= text.at(at) == '\t' ? 1 : 0;
    }
    int end = at;
    while (end - at < LONGEST_HEADING && text.at(end) != '\t' && text.at(end) != PlainText.LINE) {
      end++;
    }
    return text.between(at, end).replace(" ", "");
  }
}
