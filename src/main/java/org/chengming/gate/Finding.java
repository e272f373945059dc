package org.chengming.gate;

/**
 * Something in a text that may have to go before the text is public.
 *
 * @param start where it begins, counted in characters of the text as it was handed in
 * @param end where it ends, exclusive
 * @param confidence from 0 to 1, how sure it is that this is such a thing: of a check figure, the
 *     form, and the words around it
 * @param instead what could stand in its place: the number with its middle hidden, or the right
 *     word
 * @param why what speaks for it, in Chinese, for whoever decides; never the thing itself
 */
public record Finding(
    FindingKind kind, int start, int end, double confidence, String instead, String why) {
  public Finding {
    if (start < 0 || end <= start || confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException(
          "A finding from %d to %d with confidence %s must have a length and a confidence of 0 to 1"
              .formatted(start, end, confidence));
    }
  }

  boolean overlaps(Finding other) {
    return start < other.end && other.start < end;
  }

  /**
   * Surer, or as sure and longer; what holds the other whole goes before it, unless the other is
   * all but certain and no whole with a check figure holds it that has none.
   */
  boolean outdoes(Finding other) {
    if (holds(other) != other.holds(this)) {
      var whole = holds(other) ? this : other;
      var part = whole == this ? other : this;
      if (whole.confidence >= 0.8
          && (part.confidence < 0.9 || whole.kind.checked() && !part.kind.checked())) {
        return whole == this;
      }
    }
    int surer = Double.compare(confidence, other.confidence);
    return surer > 0 || (surer == 0 && end - start > other.end - other.start);
  }

  private boolean holds(Finding other) {
    return start <= other.start && end >= other.end;
  }
}
