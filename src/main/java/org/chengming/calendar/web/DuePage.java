package org.chengming.calendar.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.calendar.WorkingDays;
import org.chengming.web.Form;
import org.chengming.web.Head;
import org.jspecify.annotations.Nullable;

/**
 * The public page that counts working days.
 *
 * @param sum null until somebody asks for one that makes sense
 * @param lines the sum, one line for each run of days of a kind
 * @param months the same days as a calendar
 */
record DuePage(
    Head head, Form form, @Nullable WorkingDays sum, List<Line> lines, List<Month> months) {

  /**
   * @param first the first day of the run
   * @param last the last day of the run
   * @param days calendar days in it
   * @param counted working days up to and including it
   */
  record Line(LocalDate first, LocalDate last, String what, int days, boolean counts, int counted) {
    /** What it adds to the sum. */
    int added() {
      return counts ? days : 0;
    }
  }

  /** Weeks of seven cells, Monday first. */
  record Month(LocalDate first, List<List<Cell>> weeks) {}

  /**
   * @param date null where the week holds days of another month
   * @param style how it is drawn: empty, {@code free} or {@code due}
   * @param word what stands under the date
   * @param strong whether the day counts
   */
  record Cell(@Nullable LocalDate date, String style, String word, boolean strong) {
    static final Cell NONE = new Cell(null, "", "", false);
  }
}
