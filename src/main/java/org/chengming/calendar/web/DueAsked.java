package org.chengming.calendar.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** A sum somebody asks for, as it stands in an address: a day and a number of working days. */
record DueAsked(LocalDate received, int days) {
  static final int MOST_DAYS = 500;
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  /** Leaves room for the longest sum before the calendar ends. */
  private static final LocalDate LAST = LocalDate.of(2190, 12, 31);

  static final class Unreadable extends Exception {
    private final transient List<Problem> problems;

    Unreadable(List<Problem> problems) {
      super(problems.toString());
      this.problems = problems;
    }

    List<Problem> problems() {
      return problems;
    }
  }

  /**
   * @throws Unreadable with a sentence for each field that makes no sense
   */
  static DueAsked read(String received, String days, Words t) throws Unreadable {
    var problems = new ArrayList<Problem>();
    var day = day(received.strip());
    if (day == null) {
      problems.add(
          new Problem("received", t.of("日期要写成 2026-02-09 这样，在 1900-01-01 到 2190-12-31 之间。")));
    }
    var number = days.strip().matches("[0-9]{1,3}") ? Integer.parseInt(days.strip()) : 0;
    if (number < 1 || number > MOST_DAYS) {
      problems.add(new Problem("days", t.of("天数要写 1 到 500 之间的整数。")));
    }
    if (day == null || !problems.isEmpty()) {
      throw new Unreadable(problems);
    }
    return new DueAsked(day, number);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      var day = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : null;
      return day == null || day.isBefore(FIRST) || day.isAfter(LAST) ? null : day;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
