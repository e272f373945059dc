package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What speaks for and against a finding, added up. */
final class Judgement {
  /** What is less sure than this is not found. */
  private static final double LEAST = 0.3;

  private final List<String> why = new ArrayList<>();
  private double sure;

  Judgement(double first, String why) {
    sure = first;
    this.why.add(why);
  }

  Judgement when(boolean so, double more, String reason) {
    if (so) {
      sure += more;
      why.add(reason);
    }
    return this;
  }

  /** Raised by a word that stands before it. */
  Judgement named(String word, double more) {
    return when(!word.isEmpty(), more, "前面有“%s”".formatted(word));
  }

  @Nullable Finding finding(FindingKind kind, PlainText text, int from, int to, String instead) {
    if (sure < LEAST) {
      return null;
    }
    double rounded = Math.round(Math.min(sure, 0.99) * 100) / 100.0;
    return new Finding(
        kind, text.start(from), text.end(to), rounded, instead, String.join("，", why));
  }
}
