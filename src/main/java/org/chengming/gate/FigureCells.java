package org.chengming.gate;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand one figure to a cell, as forms have them for identity numbers and telephones:
 * each cell by itself says nothing.
 */
final class FigureCells {
  private static final int LEAST = 11;
  private static final int LONGEST_NAME = 20;

  private final Sightings seen;
  private final StringBuilder figures = new StringBuilder();
  private @Nullable Place first;
  private String named = "";
  private int row = -1;

  FigureCells(Sightings seen) {
    this.seen = seen;
  }

  /** The cell that comes next, in the order of rows. */
  void next(int row, Place place, String text) {
    var one = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    boolean figure = one.length() == 1 && (Character.isDigit(one.charAt(0)) || "Xx".contains(one));
    if (row != this.row || (!figure && !one.isEmpty())) {
      end();
      named = "";
      this.row = row;
    }
    if (figure) {
      first = figures.isEmpty() ? place : first;
      figures.append(one);
    } else if (!one.isEmpty()) {
      named = one.length() <= LONGEST_NAME ? one : "";
    }
  }

  /** After the last cell. */
  void end() {
    if (first != null && figures.length() >= LEAST) {
      seen.together(first, figures.toString(), named);
    }
    figures.setLength(0);
  }
}
