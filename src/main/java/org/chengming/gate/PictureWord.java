package org.chengming.gate;

/**
 * A word as it was read in a picture; of Chinese often a single character.
 *
 * @param line the number of its line, from 1
 * @param left its box in pixels of the picture; of Chinese it is rough
 * @param sure from 0 to 100, how sure the program is of it
 */
record PictureWord(int line, int left, int top, int width, int height, double sure, String text) {
  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  int middle() {
    return left + width / 2;
  }

  /** Whether figures are most of it: three or more. */
  boolean figures() {
    long figures = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return figures > 2 && figures * 2 > text.length();
  }
}
