package org.chengming.registers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as it is drawn, and the table behind it.
 *
 * @param caption what is drawn, with its unit
 * @param drawings of lines, in each form; empty where bars are drawn, which stand in the table
 * @param note what is left out; null when nothing is
 */
record ChartPart(
    String caption,
    List<Drawing> drawings,
    String along,
    List<String> series,
    List<Row> rows,
    boolean bars,
    @Nullable String note) {
  private static final PictureForm FIGURE = PictureForm.NARROW;
  private static final int COLUMN = 90;
  private static final int COLUMN_GAP = 28;

  /**
   * @param left, right where the horizontal lines begin and end
   * @param marksAt how far down the words along the bottom stand
   * @param levels where the picture has its horizontal lines
   * @param marks along the bottom
   */
  record Drawing(
      PictureForm form,
      int height,
      int left,
      int right,
      int marksAt,
      List<Mark> levels,
      List<Mark> marks,
      List<Line> lines) {}

  /**
   * @param path of SVG
   * @param dots a path of SVG as well: a stroke of no length with a round end for each value
   * @param labelY where its name stands
   */
  record Line(String label, int style, String path, String dots, int labelX, int labelY) {}

  record Mark(String label, int at) {}

  record Row(String label, List<Value> values) {}

  /**
   * @param series what it is of, for where columns have no room for headings
   * @param change from the value before it; empty where there is none
   * @param width of its bar, 0 to 100
   */
  record Value(String series, String text, String change, int width) {}

  boolean empty() {
    return rows.isEmpty();
  }

  /** Whether the columns of the table have room on a phone; else each row is a card. */
  boolean fits() {
    var needed = COLUMN;
    for (var column = 0; column < series.size(); column++) {
      var i = column;
      needed +=
          COLUMN_GAP
              + Math.max(
                  FIGURE.wide(series.get(i)),
                  rows.stream()
                      .mapToInt(r -> FIGURE.wide(r.values().get(i).text()))
                      .max()
                      .orElse(0));
    }
    return needed <= FIGURE.width();
  }
}
