package org.chengming.requests;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event to be written.
 *
 * @param on the statutory day
 * @param text what is said with it, to be sealed
 */
record NewEvent(Act act, LocalDate on, Facts facts, @Nullable String text) {

  static NewEvent of(Act act, LocalDate on, @Nullable String text) {
    return new NewEvent(act, on, Facts.NONE, text);
  }

  /** Where the request stands after it; null where that does not change. */
  @Nullable RequestState to() {
    return switch (act) {
      case CONFIRMED, SIGNED_FOR, CLARIFICATION_ANSWERED, FEE_PAID -> RequestState.REGISTERED;
      case CLARIFICATION_ASKED -> RequestState.AWAITING_CLARIFICATION;
      case FEE_NOTICED -> RequestState.AWAITING_FEE;
      case ANSWERED -> RequestState.ANSWERED;
      case CLOSED, WITHDRAWN -> RequestState.CLOSED;
      case ARCHIVED -> RequestState.ARCHIVED;
      default -> null;
    };
  }
}
