package org.chengming.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a request; never changed afterwards.
 *
 * @param on the statutory day
 * @param staffName who recorded it, null where the requester acted
 * @param text what was said with it; null where nothing was, where it can no longer be read, and in
 *     lists
 */
public record Event(
    long id,
    Act act,
    LocalDate on,
    Instant recordedAt,
    @Nullable String staffName,
    Facts facts,
    @Nullable String text) {

  public @Nullable Integer days() {
    return facts.days();
  }

  public @Nullable LocalDate until() {
    return facts.until();
  }

  public @Nullable String outcome() {
    return facts.outcome();
  }

  /** Without what was said, and by whom. */
  Event silent() {
    return new Event(id, act, on, recordedAt, null, facts, null);
  }

  @Override
  public String toString() {
    return "Event %d: %s on %s".formatted(id, act, on);
  }
}
