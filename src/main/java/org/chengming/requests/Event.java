package org.chengming.requests;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a request; never changed afterwards.
 *
 * @param on the statutory day
 * @param staffName who recorded it, null where the requester acted
 * @param days of an extension
 * @param until the day by which the requester is to say more
 * @param outcome how it ended, a code of {@link Outcomes}
 * @param text what was said with it; null where nothing was, where it can no longer be read, and in
 *     lists
 */
public record Event(
    long id,
    Act act,
    LocalDate on,
    Instant recordedAt,
    @Nullable String staffName,
    @Nullable Integer days,
    @Nullable LocalDate until,
    @Nullable String outcome,
    @Nullable String text) {

  @Override
  public String toString() {
    return "Event %d: %s on %s".formatted(id, act, on);
  }
}
