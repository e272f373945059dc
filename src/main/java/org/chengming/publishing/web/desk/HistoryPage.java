package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.publishing.EditionState;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * @param from edition the comparison starts at, 0 when there is nothing to compare
 */
record HistoryPage(
    Head head,
    String title,
    List<Row> editions,
    List<ReviewPage.StepRow> steps,
    int from,
    int to,
    List<TextDiff.Line> lines) {
  record Row(long id, int number, EditionState state, String when, @Nullable String changeNote) {
    String stateClass() {
      return Labels.stateClass(state);
    }
  }
}
