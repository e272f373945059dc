package org.chengming.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A period of working days, day by day: which count, and why the others do not.
 *
 * @param from the day it runs from, which is not counted
 * @param days how many working days it has, 1 or more
 * @param due its last day, always a working day
 * @param course every day after {@code from} up to and including {@code due}
 * @param undecided years it reaches into for which no notice is recorded, so that they were counted
 *     by the week alone and the last day may still move
 */
public record WorkingDays(
    LocalDate from, int days, LocalDate due, List<Day> course, List<Integer> undecided) {

  public WorkingDays {
    course = List.copyOf(course);
    undecided = List.copyOf(undecided);
  }

  /** What a day is. The first two count. */
  public enum Kind {
    WORKING,
    /** A day of a weekend on which a notice has people work (调休上班). */
    MAKE_UP,
    WEEKEND,
    /** A day off by a notice, on whatever day of the week. */
    HOLIDAY;

    public boolean counts() {
      return this == WORKING || this == MAKE_UP;
    }
  }

  /**
   * @param number the how manyth working day it is, 0 when it does not count
   * @param holiday the holiday's Chinese name, empty for an ordinary day
   */
  public record Day(LocalDate date, Kind kind, int number, String holiday) {}

  /** The days that do not count, in order. */
  public List<Day> excluded() {
    return course.stream().filter(d -> !d.kind().counts()).toList();
  }

  /** Days that count though they fall on a weekend, in order. */
  public List<Day> makeUpDays() {
    return course.stream().filter(d -> d.kind() == Kind.MAKE_UP).toList();
  }
}
