package org.chengming.gate;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The lines a table is drawn with: ink that hangs together over a large part of the picture and
 * fills little of it. Of that only long runs are rules, so that a sign that touches one stays.
 */
final class Rules {
  /** Longer than a stroke of a sign; what is turned by a degree still has such runs. */
  private static final int RUN = 40;

  private static final double LARGE = 0.12;
  private static final double THIN = 0.25;

  private final boolean[] ink;
  private final int width;
  private final int height;
  private final BitSet seen;
  private final BitSet rules = new BitSet();
  private int[] found = new int[1 << 12];

  Rules(boolean[] ink, int width, int height) {
    this.ink = ink;
    this.width = width;
    this.height = height;
    this.seen = new BitSet(ink.length);
  }

  /** By their place in the picture, row by row. */
  BitSet pixels() {
    for (int at = 0; at < ink.length; at++) {
      if (ink[at] && !seen.get(at)) {
        piece(at);
      }
    }
    return rules;
  }

  /** Those of one piece of ink stand in {@code found}, from the first that was come upon. */
  private void piece(int first) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    int size = push(0, first);
    for (int next = 0; next < size; next++) {
      int x = found[next] % width;
      int y = found[next] / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          size = reach(size, x + dx, y + dy);
        }
      }
    }
    int wide = right - left + 1;
    int high = bottom - top + 1;
    boolean large = wide > LARGE * width || high > LARGE * height;
    boolean thin = size < THIN * wide * high || Math.min(wide, high) < RUN / 4;
    if (large && thin && Math.max(wide, high) > 2 * RUN) {
      var piece = new BitSet(ink.length);
      for (int i = 0; i < size; i++) {
        piece.set(found[i]);
      }
      runs(piece, left, right, top, bottom);
    }
  }

  private int reach(int size, int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return size;
    }
    int at = y * width + x;
    return ink[at] && !seen.get(at) ? push(size, at) : size;
  }

  private int push(int size, int at) {
    seen.set(at);
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
    }
    found[size] = at;
    return size + 1;
  }

  private void runs(BitSet piece, int left, int right, int top, int bottom) {
    for (int y = top; y <= bottom; y++) {
      int run = 0;
      for (int x = left; x <= right + 1; x++) {
        if (x <= right && piece.get(y * width + x)) {
          run++;
        } else {
          erase(run, y * width + x - 1, 1);
          run = 0;
        }
      }
    }
    for (int x = left; x <= right; x++) {
      int run = 0;
      for (int y = top; y <= bottom + 1; y++) {
        if (y <= bottom && piece.get(y * width + x)) {
          run++;
        } else {
          erase(run, (y - 1) * width + x, width);
          run = 0;
        }
      }
    }
  }

  /** With what is beside it: edges are smooth. */
  private void erase(int run, int last, int step) {
    if (run < RUN) {
      return;
    }
    int across = step == 1 ? width : 1;
    for (int i = 0, at = last; i < run; i++, at -= step) {
      for (int beside = -2; beside <= 2; beside++) {
        int to = at + beside * across;
        if (to >= 0 && to < ink.length) {
          rules.set(to);
        }
      }
    }
  }
}
