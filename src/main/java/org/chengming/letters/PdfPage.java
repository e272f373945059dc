package org.chengming.letters;

import java.util.List;

/**
 * What stands on one page of a PDF, in millimetres from its top left corner.
 *
 * @param runs in the order of reading
 * @param bars filled rectangles
 */
record PdfPage(double width, double height, List<Run> runs, List<Bar> bars) {
  /**
   * Characters of one line in one font.
   *
   * @param font its PostScript name without the tag of a subset
   * @param size of the type
   * @param colour 0xRRGGBB
   * @param x of the first character
   * @param y of the base line
   * @param steps from each character to the next, one fewer than there are
   * @param text one code point a step
   */
  record Run(
      String font, double size, int colour, double x, double y, List<Double> steps, String text) {}

  /** A filled rectangle, its top left corner first. */
  record Bar(double x, double y, double width, double height, int colour) {}
}
