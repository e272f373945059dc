package org.chengming.registers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as it is drawn, and the table behind it.
 *
 * @param caption what is drawn, with its unit
 * @param lines empty where bars are drawn, which stand in the table
 * @param levels where the picture has its horizontal lines
 * @param marks along the bottom
 * @param note what is left out; null when nothing is
 */
record ChartPart(
    String caption,
    List<Line> lines,
    List<Mark> levels,
    List<Mark> marks,
    String along,
    List<String> series,
    List<Row> rows,
    boolean bars,
    @Nullable String note) {
  static final int WIDTH = 900;
  static final int HEIGHT = 360;

  /**
   * @param path of SVG
   * @param labelY where its name stands at its end
   */
  record Line(String label, int style, String path, List<Dot> dots, int labelX, int labelY) {}

  record Dot(int x, int y) {}

  record Mark(String label, int at) {}

  record Row(String label, List<Value> values) {}

  /**
   * @param change from the value before it; empty where there is none
   * @param width of its bar, 0 to 100
   */
  record Value(String text, String change, int width) {}

  boolean empty() {
    return rows.isEmpty();
  }
}
