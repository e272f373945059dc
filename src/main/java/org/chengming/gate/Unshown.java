package org.chengming.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a sheet is not shown: rows and columns from 0, and single cells. */
final class Unshown {
  static final int COLUMNS = 16_384;
  static final int ROWS = 1_048_576;
  private static final int MOST_CELLS = 20_000;

  final BitSet rows = new BitSet();
  final BitSet columns = new BitSet();

  /** Cells that show although their row or column does not: they run on into others that do. */
  private final Set<Long> shown = new HashSet<>();

  private final Set<Long> cells = new HashSet<>();
  private final List<int[]> merged = new ArrayList<>();
  private boolean many;

  void cell(int row, int column) {
    if (cells.size() < MOST_CELLS) {
      cells.add(key(row, column));
    } else {
      many = true;
    }
  }

  void merged(int[] range) {
    if (merged.size() < 100_000) {
      merged.add(range);
    }
  }

  /** Once everything is known of rows, columns and merged cells. */
  void settle() {
    for (var range : merged) {
      if (rows.nextClearBit(range[0]) <= range[2] && columns.nextClearBit(range[1]) <= range[3]) {
        shown.add(key(range[0], range[1]));
      }
    }
  }

  boolean hides(int row, int column) {
    return (rows.get(row) || columns.get(column)) && !shown.contains(key(row, column));
  }

  boolean any() {
    return !rows.isEmpty() || !columns.isEmpty() || !cells.isEmpty();
  }

  /** Whether a range of a formula holds anything that is taken away. */
  boolean touches(int[] range) {
    int row = rows.nextSetBit(range[0]);
    int column = columns.nextSetBit(range[1]);
    if (row >= 0 && row <= range[2] || column >= 0 && column <= range[3] || many) {
      return true;
    }
    for (var cell : cells) {
      int r = (int) (cell >> 32);
      int c = (int) (cell & 0xFFFFFFFFL);
      if (r >= range[0] && r <= range[2] && c >= range[1] && c <= range[3]) {
        return true;
      }
    }
    return false;
  }

  private static long key(int row, int column) {
    return (long) row << 32 | column;
  }

  /**
   * @return first row, first column, last row, last column, from 0; of no sense where it is none
   */
  static int[] range(String reference) {
    var ends = reference.replace("$", "").split(":", 2);
    var first = place(ends[0]);
    var last = place(ends[ends.length - 1]);
    return new int[] {
      Math.max(0, first[0]),
      Math.max(0, first[1]),
      last[0] < 0 ? ROWS : last[0],
      last[1] < 0 ? COLUMNS : last[1]
    };
  }

  /**
   * @return row and column from 0; -1 for what a reference does not name
   */
  static int[] place(String cell) {
    int column = 0;
    int at = 0;
    for (; at < cell.length() && at < 4 && Character.isLetter(cell.charAt(at)); at++) {
      column = column * 26 + Character.toUpperCase(cell.charAt(at)) - 'A' + 1;
    }
    var digits = cell.substring(at);
    int row = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
    return new int[] {Math.min(row, ROWS) - 1, Math.min(column, COLUMNS) - 1};
  }

  static String column(int column) {
    var name = new StringBuilder();
    for (int c = column + 1; c > 0; c = (c - 1) / 26) {
      name.insert(0, (char) ('A' + (c - 1) % 26));
    }
    return name.toString();
  }
}
