package org.chengming.standards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.standards.TimeLimit.Period;
import org.chengming.standards.TimeLimit.Rhythm;
import org.chengming.standards.TimeLimit.Unit;
import org.springframework.stereotype.Component;

/** What the limits of items come to on a day; the one place that knows when something is due. */
@Component
class DueRules {
  private final WorkingCalendar calendar;

  DueRules(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The limit of an item on a day, as the counting needs it.
   *
   * @param kind P for periods, E after an event, S standing
   * @param opened when the running period began; for events, the first day of those looked at
   * @param due the last day in time of the running period
   * @param beforeOpened when the period before began
   * @param beforeDue its last day in time
   * @param missingSince bodies that are bound since this day or longer miss it while nothing counts
   * @param most days after the event that are in time
   * @param working whether those are working days
   */
  record Rule(
      long item,
      long standard,
      String kind,
      LocalDate opened,
      LocalDate due,
      LocalDate beforeOpened,
      LocalDate beforeDue,
      LocalDate missingSince,
      int most,
      boolean working,
      List<String> levels) {
    boolean missing(LocalDate boundSince) {
      return !boundSince.isAfter(missingSince);
    }
  }

  List<Rule> on(LocalDate today, Collection<Standard> standards) {
    var standing = calendar.plus(today, -TimeLimit.PROMPT).minusDays(1);
    return standards.stream()
        .flatMap(s -> s.items().stream().map(i -> of(s, i, today, standing)))
        .toList();
  }

  Rule on(LocalDate today, Standard standard, DutyItem item) {
    return of(standard, item, today, calendar.plus(today, -TimeLimit.PROMPT).minusDays(1));
  }

  private Rule of(Standard standard, DutyItem item, LocalDate today, LocalDate standing) {
    var limit = item.limit();
    var levels = item.levels().stream().map(Enum::name).toList();
    if (limit.rhythm().periodic()) {
      var now = worked(limit, limit.period(today));
      var before = worked(limit, limit.before(today));
      var missing = today.isAfter(now.due()) ? now.due() : before.due();
      return new Rule(
          item.id(),
          standard.id(),
          "P",
          now.start(),
          now.due(),
          before.start(),
          before.due(),
          begun(standard, item, missing),
          0,
          false,
          levels);
    }
    var event = limit.rhythm() != Rhythm.STANDING;
    var year = today.minusYears(1);
    return new Rule(
        item.id(),
        standard.id(),
        event ? "E" : "S",
        year,
        today,
        year,
        today,
        event ? RuleColumns.NEVER : begun(standard, item, standing),
        limit.most(),
        limit.rhythm() == Rhythm.AS_IT_HAPPENS || limit.unit() == Unit.WORKING,
        levels);
  }

  /** A limit that passed before the standard asked for the item is missed by nobody. */
  private static LocalDate begun(Standard standard, DutyItem item, LocalDate missing) {
    return standard.begun(item).isAfter(missing) ? RuleColumns.NEVER : missing;
  }

  private Period worked(TimeLimit limit, Period period) {
    return limit.countsWorkingDays()
        ? new Period(period.start(), calendar.plus(period.start().minusDays(1), limit.day()))
        : period;
  }
}
