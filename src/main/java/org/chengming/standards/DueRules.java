package org.chengming.standards;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengming.calendar.WorkingCalendar;
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

  private static Rule of(Standard standard, DutyItem item, LocalDate today, LocalDate standing) {
    var limit = item.limit();
    var levels = item.levels().stream().map(Enum::name).toList();
    if (limit.rhythm().periodic()) {
      var now = limit.period(today);
      var before = limit.before(today);
      var missing = today.isAfter(now.due()) ? now.due() : before.due();
      return new Rule(
          item.id(),
          standard.id(),
          "P",
          now.start(),
          now.due(),
          before.start(),
          before.due(),
          missing,
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
        event ? RuleColumns.NEVER : standing,
        limit.most(),
        limit.rhythm() == Rhythm.AS_IT_HAPPENS || limit.unit() == Unit.WORKING,
        levels);
  }
}
