package org.chengming.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records the State Council's notices of days off and make-up days (放假安排). What is recorded for the
 * notice's year is replaced; days of another year that it names as well are added.
 */
@Component
public class HolidayNotices {
  private final WorkingCalendar calendar;
  private final DayRepository repository;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  HolidayNotices(
      WorkingCalendar calendar,
      DayRepository repository,
      Audit audit,
      ApplicationEventPublisher events) {
    this.calendar = calendar;
    this.repository = repository;
    this.audit = audit;
    this.events = events;
  }

  /**
   * One day that a notice changes.
   *
   * @param before what is recorded, null for a day like any other
   * @param after what the notice says, null when it says nothing of a day recorded before
   */
  public record Change(
      LocalDate date, @Nullable DayException before, @Nullable DayException after) {}

  /** The days recorded for a year, in order. */
  public List<DayException> of(int year) {
    return calendar.table().exceptions().values().stream()
        .filter(d -> d.date().getYear() == year)
        .sorted(Comparator.comparing(DayException::date))
        .toList();
  }

  /**
   * Says what recording the notice would change.
   *
   * @param text JSON or CSV, see {@link NoticeText}
   * @throws Refused when the text cannot be read or names no day of the year
   */
  public List<Change> tryOut(Actor actor, int year, String text) {
    actor.requireAtRoot(Role.ADMINISTRATOR, "record working days");
    var said = new TreeMap<LocalDate, DayException>();
    NoticeText.read(text).forEach(d -> said.put(d.date(), d));
    if (said.keySet().stream().noneMatch(d -> d.getYear() == year)) {
      throw Refused.because(
          "year", "里面没有%d年的日期，请检查年份。".formatted(year), "Notice names no day of " + year);
    }
    return changes(year, said);
  }

  /**
   * Records the notice. Takes an administrator over a body at the top, since every deadline moves
   * with it.
   *
   * @return what it changed
   * @throws Refused when the text cannot be read or names no day of the year
   */
  @Transactional
  public List<Change> record(Actor actor, int year, String text, String source) {
    var changes = tryOut(actor, year, text);
    var gone = changes.stream().filter(c -> c.after() == null).map(Change::date).toList();
    var said = new ArrayList<DayException>();
    for (var change : changes) {
      if (change.after() != null) {
        said.add(change.after());
      }
    }
    repository.remove(gone);
    repository.put(said, source);
    calendar.changed();
    audit.record(
        actor,
        "CalendarRecord",
        "calendar",
        year,
        null,
        Map.of("source", source, "changes", changes));
    if (!changes.isEmpty()) {
      events.publishEvent(new NoticeRecorded(actor.name(), year, source, changes));
    }
    return changes;
  }

  private List<Change> changes(int year, Map<LocalDate, DayException> said) {
    var recorded = calendar.table().exceptions();
    var changes = new TreeMap<LocalDate, Change>();
    for (var day : of(year)) {
      if (!said.containsKey(day.date())) {
        changes.put(day.date(), new Change(day.date(), day, null));
      }
    }
    said.forEach(
        (date, after) -> {
          var before = recorded.get(date);
          if (!after.equals(before)) {
            changes.put(date, new Change(date, before, after));
          }
        });
    return List.copyOf(changes.values());
  }
}
