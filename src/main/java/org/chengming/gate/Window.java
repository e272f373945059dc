package org.chengming.gate;

/**
 * A square that goes over a picture with the mean of the greys in it: a sum for each of its columns
 * follows it down, so that each pixel is added and taken away once.
 */
final class Window {
  /** How far it goes from its middle, in pixels. */
  private static final int AROUND = 40;

  private final byte[] samples;
  private final int width;
  private final int height;
  private final int[] sums;
  private int rows;

  interface Taker {
    void at(int pixel, double mean);
  }

  Window(byte[] samples, int width, int height) {
    this.samples = samples;
    this.width = width;
    this.height = height;
    this.sums = new int[width];
  }

  /** Of each pixel, row by row, the mean of what is around it, from 0 to 255. */
  void each(Taker taker) {
    for (int y = -AROUND; y < height; y++) {
      add(y + AROUND, 1);
      add(y - AROUND - 1, -1);
      if (y >= 0) {
        row(y, taker);
      }
    }
  }

  private void add(int y, int sign) {
    if (y >= 0 && y < height) {
      rows += sign;
      for (int x = 0; x < width; x++) {
        sums[x] += sign * (samples[y * width + x] & 0xFF);
      }
    }
  }

  private void row(int y, Taker taker) {
    long sum = 0;
    int columns = 0;
    for (int x = -AROUND; x < width; x++) {
      if (x + AROUND < width) {
        sum += sums[x + AROUND];
        columns++;
      }
      if (x - AROUND > 0) {
        sum -= sums[x - AROUND - 1];
        columns--;
      }
      if (x >= 0) {
        taker.at(y * width + x, sum / ((double) columns * rows));
      }
    }
  }
}
