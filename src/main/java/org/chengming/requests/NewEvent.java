package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event to be written.
 *
 * @param on the statutory day
 * @param text what is said with it, to be sealed
 */
record NewEvent(
    Act act,
    LocalDate on,
    @Nullable Integer days,
    @Nullable LocalDate until,
    @Nullable String outcome,
    @Nullable String text) {

  static NewEvent of(Act act, LocalDate on, @Nullable String text) {
    return new NewEvent(act, on, null, null, null, text);
  }

  /** Where the request stands after it; null where that does not change. */
  @Nullable RequestState to() {
    return switch (act) {
      case SUBMITTED, EXTENDED -> null;
      case CONFIRMED, CLARIFICATION_ANSWERED -> RequestState.REGISTERED;
      case CLARIFICATION_ASKED -> RequestState.AWAITING_CLARIFICATION;
      case ANSWERED -> RequestState.ANSWERED;
      case CLOSED, WITHDRAWN -> RequestState.CLOSED;
    };
  }
}
