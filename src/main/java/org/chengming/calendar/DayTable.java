package org.chengming.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.chengming.calendar.WorkingDays.Day;
import org.chengming.calendar.WorkingDays.Kind;
import org.jspecify.annotations.Nullable;

/** Working days of three centuries, counted once, so that every sum is a subtraction; immutable. */
final class DayTable {
  static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private static final int DAYS = index(LAST) + 1;

  private final Map<LocalDate, DayException> exceptions = new HashMap<>();
  private final TreeSet<Integer> years = new TreeSet<>();

  /** Working days from FIRST up to and including the day of the index. */
  private final int[] upTo = new int[DAYS];

  /** The index of each working day, in order. */
  private final int[] working;

  DayTable(List<DayException> list) {
    for (var exception : list) {
      exceptions.put(exception.date(), exception);
      years.add(exception.date().getYear());
    }
    int count = 0;
    var found = new int[DAYS];
    var day = FIRST;
    for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
      var exception = exceptions.get(day);
      if (exception == null
          ? day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
          : exception.working()) {
        found[count++] = i;
      }
      upTo[i] = count;
    }
    working = Arrays.copyOf(found, count);
  }

  boolean isWorking(LocalDate date) {
    int i = checked(date);
    return upTo[i] > (i == 0 ? 0 : upTo[i - 1]);
  }

  LocalDate plus(LocalDate start, int workingDays) {
    if (workingDays == 0) {
      return start;
    }
    int i = checked(start);
    int before = workingDays > 0 ? upTo[i] - 1 : (i == 0 ? 0 : upTo[i - 1]);
    int wanted = before + workingDays;
    if (wanted < 0 || wanted >= working.length) {
      throw new IllegalArgumentException(
          "%d working days from %s lie outside %s to %s"
              .formatted(workingDays, start, FIRST, LAST));
    }
    return FIRST.plusDays(working[wanted]);
  }

  int between(LocalDate from, LocalDate to) {
    return upTo[checked(to)] - upTo[checked(from)];
  }

  WorkingDays count(LocalDate from, int days) {
    if (days < 1) {
      throw new IllegalArgumentException(
          "A period to be counted has 1 working day or more, not " + days);
    }
    var due = plus(from, days);
    var course = new ArrayList<Day>();
    int number = 0;
    for (var day = from.plusDays(1); !day.isAfter(due); day = day.plusDays(1)) {
      var exception = exceptions.get(day);
      var kind = kind(day, exception);
      number += kind.counts() ? 1 : 0;
      course.add(
          new Day(
              day, kind, kind.counts() ? number : 0, exception == null ? "" : exception.name()));
    }
    var undecided =
        IntStream.rangeClosed(from.plusDays(1).getYear(), due.getYear())
            .filter(y -> !years.contains(y))
            .boxed()
            .toList();
    return new WorkingDays(from, days, due, course, undecided);
  }

  private static Kind kind(LocalDate day, @Nullable DayException exception) {
    var weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    if (exception == null) {
      return weekday ? Kind.WORKING : Kind.WEEKEND;
    }
    return !exception.working() ? Kind.HOLIDAY : weekday ? Kind.WORKING : Kind.MAKE_UP;
  }

  Map<LocalDate, DayException> exceptions() {
    return exceptions;
  }

  Set<Integer> years() {
    return years;
  }

  private static int checked(LocalDate date) {
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "Date %s must lie between %s and %s".formatted(date, FIRST, LAST));
    }
    return index(date);
  }

  private static int index(LocalDate date) {
    return Math.toIntExact(date.toEpochDay() - FIRST.toEpochDay());
  }
}
