package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one answer as the first receiver sees them.
 *
 * @param ask whether another body may be asked now
 * @param gather whether there is something to gather into the answer
 * @param proposed the day proposed for a part
 * @param why that day
 * @param bodies names near at hand, to choose from; any other may be typed
 */
record DeskParts(
    List<Row> rows,
    boolean ask,
    boolean gather,
    LocalDate proposed,
    String why,
    List<String> bodies) {

  /**
   * @param tone style of the state
   * @param late whether its day has passed
   * @param until its day, in words
   * @param answer null until it is approved
   * @param outcome as it stands in a list, empty until there is an answer
   * @param again whether more may be asked for now
   */
  record Row(
      int ordinal,
      String body,
      String state,
      String tone,
      boolean late,
      String until,
      boolean shared,
      @Nullable String question,
      @Nullable String answer,
      String outcome,
      String who,
      boolean again) {}

  long given() {
    return rows.stream().filter(r -> r.answer() != null).count();
  }
}
