package org.chengming.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance with a seed: the same seed writes the same province, on every machine and every Java. */
final class Pen {
  private final Random random;

  Pen(long seed) {
    // java.util.Random's algorithm is part of its specification; a mixed seed keeps neighbours from
    // looking alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  /** That many of them, each once, in their own order. */
  <T> List<T> some(List<T> of, int count) {
    var left = new ArrayList<>(of);
    while (left.size() > count) {
      left.remove(random.nextInt(left.size()));
    }
    return left;
  }

  /** A sum of money with two decimals, in the unit the text names. */
  double money(int low, int high) {
    return (low * 100L + random.nextInt((high - low) * 100 + 1)) / 100.0;
  }
}
