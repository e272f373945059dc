package org.chengming.registers.web;

import java.util.List;
import org.chengming.registers.Objection;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Objections to records, the first due first.
 *
 * @param chosen the one that is looked at; null for none
 */
record ObjectionsDeskPage(List<Line> open, List<Line> decided, @Nullable Chosen chosen) {
  /**
   * @param clock how much time there is, as officials read it
   * @param late whether the day has passed
   */
  record Line(long id, String register, String key, String clock, boolean late) {}

  /**
   * @param said null when the key that sealed it is lost
   * @param changed whether the record was changed or removed since
   */
  record Chosen(
      Line line,
      String recordPath,
      String received,
      String due,
      Objection.@Nullable Said said,
      boolean changed,
      Objection.@Nullable Decision decision,
      String reason,
      List<Problem> problems) {
    public Chosen {
      problems = List.copyOf(problems);
    }

    /** Whether its time is up, and what was told is gone. */
    boolean erased() {
      return decision != null && decision.reason() == null;
    }
  }

  public ObjectionsDeskPage {
    open = List.copyOf(open);
    decided = List.copyOf(decided);
  }
}
