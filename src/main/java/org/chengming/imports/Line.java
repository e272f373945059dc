package org.chengming.imports;

import org.chengming.publishing.IndexNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param reason Chinese sentences: what was mended, why it was held or rejected, which row it
 *     equals; null when it was simply taken
 */
public record Line(
    int number,
    @Nullable String sourceId,
    @Nullable String title,
    Outcome outcome,
    @Nullable String reason,
    @Nullable IndexNumber indexNumber) {

  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED,
    /** Taken, and waiting for review instead of being public. */
    HELD,
    DUPLICATE,
    REJECTED
  }

  static Line of(Row row, Outcome outcome, @Nullable String reason) {
    return new Line(
        row.number(),
        orNull(row.get(Field.SOURCE_ID)),
        orNull(row.get(Field.TITLE)),
        outcome,
        reason,
        null);
  }

  /** Whether its row was taken after mending. */
  public boolean repaired() {
    return reason != null
        && outcome != Outcome.REJECTED
        && outcome != Outcome.DUPLICATE
        && outcome != Outcome.HELD;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
