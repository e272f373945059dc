package org.chengming.registers;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said against a record.
 *
 * @param batch what had brought the record as it stood then
 * @param due the last day to answer it
 * @param decision null while it is open
 */
public record Objection(
    long id,
    String register,
    String key,
    long batch,
    Instant receivedAt,
    LocalDate due,
    @Nullable Decision decision) {

  /** How it ended. */
  public enum Outcome {
    /** The record was changed or taken out of display. */
    CORRECTED,
    REFUSED
  }

  /**
   * @param reason for whoever objected; null once it was erased with what they told
   * @param by who decided, for officials
   */
  public record Decision(Outcome outcome, @Nullable String reason, String by, Instant at) {}

  /** What they wrote: kept sealed. */
  public record Said(String who, String contact, String wrong, String right) {
    static final int LONGEST = 2_000;
  }
}
