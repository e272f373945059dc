package org.chengming.publishing.web.desk;

import org.chengming.publishing.EditionState;

/** How states look: always a word and a shape. */
final class Labels {
  private Labels() {}

  static String stateClass(EditionState state) {
    return switch (state) {
      case DRAFT, SCHEDULED -> "status status-wait";
      case SUBMITTED, REVIEWED, CLEARED, APPROVED -> "status status-warn";
      case LIVE -> "status";
      case SUPERSEDED, DISCARDED -> "status status-past";
      case WITHDRAWN -> "status status-bad";
    };
  }
}
