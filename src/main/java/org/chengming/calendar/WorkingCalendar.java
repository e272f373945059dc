package org.chengming.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts working days (工作日): Monday to Friday, less the days off and with the make-up days of the
 * State Council's notices. Every answer is a look-up in memory. Years without a notice count Monday
 * to Friday. Dates from 1900 to 2199; an {@link IllegalArgumentException} beyond.
 */
@Component
public class WorkingCalendar {
  private final Supplier<DayTable> days;
  private final Runnable change;

  @Autowired
  WorkingCalendar(DayRepository repository, Announcements announcements) {
    var snapshot =
        new Snapshot<>(
            announcements,
            "working days",
            repository::revision,
            () -> new DayTable(repository.all()));
    this.days = snapshot::get;
    this.change = snapshot::changed;
  }

  WorkingCalendar(DayTable fixed) {
    this.days = () -> fixed;
    this.change = () -> {};
  }

  /** The calendar as it was before these changes, whether they are recorded yet or not. */
  public WorkingCalendar before(Collection<HolidayNotices.Change> changes) {
    var exceptions = new HashMap<>(days.get().exceptions());
    for (var change : changes) {
      if (change.before() == null) {
        exceptions.remove(change.date());
      } else {
        exceptions.put(change.date(), change.before());
      }
    }
    return new WorkingCalendar(new DayTable(List.copyOf(exceptions.values())));
  }

  /** The calendar as it stands, which asks nothing of the database any more. */
  public WorkingCalendar standing() {
    return new WorkingCalendar(days.get());
  }

  public boolean isWorking(LocalDate date) {
    return days.get().isWorking(date);
  }

  /**
   * The last day of a period of working days. The day it starts on is not counted.
   *
   * @param workingDays negative counts backwards; 0 answers the start itself
   */
  public LocalDate plus(LocalDate start, int workingDays) {
    return days.get().plus(start, workingDays);
  }

  /**
   * Working days after {@code from} up to and including {@code to}; negative when {@code to} is the
   * earlier.
   */
  public int between(LocalDate from, LocalDate to) {
    return days.get().between(from, to);
  }

  /**
   * The same period as {@link #plus}, day by day.
   *
   * @param workingDays 1 or more
   */
  public WorkingDays count(LocalDate start, int workingDays) {
    return days.get().count(start, workingDays);
  }

  /** Years for which a notice is recorded; sums that reach beyond them may still move. */
  public Set<Integer> years() {
    return Set.copyOf(days.get().years());
  }

  DayTable table() {
    return days.get();
  }

  void changed() {
    change.run();
  }
}
