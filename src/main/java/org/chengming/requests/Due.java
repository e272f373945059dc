package org.chengming.requests;

import java.time.LocalDate;
import java.util.List;
import org.chengming.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * When a request must be answered, and the sum it comes from. Never stored.
 *
 * @param by the last day, always a working day; null while it cannot be told
 * @param running what the clock does
 * @param waitsUntil while the clock waits for the requester, the last day they have; null where
 *     none is set
 * @param lines the sum, in the order it is added up
 */
public record Due(
    @Nullable LocalDate by, Running running, @Nullable LocalDate waitsUntil, List<Line> lines) {

  public Due {
    lines = List.copyOf(lines);
  }

  /** What the clock does. */
  public enum Running {
    /** It has arrived, but its receipt is not confirmed. */
    UNCONFIRMED,
    /** The requester has been asked to say more. */
    AWAITS_CLARIFICATION,
    /** The requester has been asked to pay. */
    AWAITS_FEE,
    /** An opinion is awaited for which the law sets no limit. */
    STANDS,
    RUNS,
    /** The case has ended. */
    CLOSED
  }

  /** What a line of the sum is about. */
  public enum Term {
    RECEIVED,
    CLARIFIED,
    PAID,
    REPLY,
    THIRD_PARTY,
    OTHER_BODY,
    EXTENSION,
    DELAY,
    TRANSFER
  }

  /**
   * One step of the sum.
   *
   * @param on the day of the act it follows from
   * @param days working days it adds
   * @param reaches where the sum stands after it, null when it cannot be told
   * @param counted the days it counts, each with its reason; null where it counts none
   * @param source the article
   * @param note what else a reader must know, empty for nothing
   */
  public record Line(
      Term term,
      LocalDate on,
      int days,
      @Nullable LocalDate reaches,
      @Nullable WorkingDays counted,
      String source,
      Note note) {}

  /** Why a line adds nothing or less than one might think. */
  public enum Note {
    NONE,
    /** The act came after the last day. */
    TOO_LATE,
    /** Another opinion was awaited on the same days. */
    OVERLAPS,
    /** The law adds no more than that. */
    CAPPED,
    /** Nobody answered within the law's limit, so the clock goes on. */
    SILENT,
    /** The opinion is not there yet; the sum takes the whole limit. */
    PENDING
  }

  /** Whether the last day has passed without an answer. */
  public boolean overdue(LocalDate today) {
    return by != null && running != Running.CLOSED && today.isAfter(by);
  }
}
