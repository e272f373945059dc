package org.chengming.calendar;

import java.time.LocalDate;

/**
 * A day on which the State Council's notice departs from Monday to Friday.
 *
 * @param working true for a make-up day (调休上班), false for a day off
 * @param name of the holiday it belongs to
 */
public record DayException(LocalDate date, boolean working, String name) {
  public DayException {
    if (name.isBlank()) {
      throw new IllegalArgumentException("Day %s must name its holiday".formatted(date));
    }
  }
}
