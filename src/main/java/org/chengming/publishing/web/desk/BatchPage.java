package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.publishing.EditionState;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * Several editions before one act, or after it.
 *
 * @param done whether it was done
 */
record BatchPage(Head head, BatchAct act, boolean done, List<Line> lines) {
  /**
   * @param problem why it was not done, or will not be; null when all is well
   */
  record Line(long editionId, String title, EditionState state, @Nullable String problem) {
    String stateClass() {
      return Labels.stateClass(state);
    }

    Line because(@Nullable String why) {
      return new Line(editionId, title, state, why);
    }
  }

  long right() {
    return lines.stream().filter(l -> l.problem() == null).count();
  }

  long wrong() {
    return lines.size() - right();
  }
}
