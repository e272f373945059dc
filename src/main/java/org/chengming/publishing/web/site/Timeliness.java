package org.chengming.publishing.web.site;

import java.time.LocalDate;
import java.util.Optional;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.web.Dates;

/**
 * How late a document became public. Art. 26: 属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。
 *
 * @param due the last day on which it would have been in time
 * @param workingDays how many working days after that it came
 */
record Timeliness(LocalDate due, int workingDays) {
  private static final int LIMIT = 20;

  /** The first day of the regulation; nobody was bound before. */
  private static final LocalDate IN_FORCE = LocalDate.of(2008, 5, 1);

  /** Empty when it came in time, or the rule does not reach it. */
  static Optional<Timeliness> late(StoredDocument document, WorkingCalendar calendar) {
    if (document.formedOn().isBefore(IN_FORCE)) {
      return Optional.empty();
    }
    var due = calendar.plus(document.formedOn(), LIMIT);
    var published = Dates.dateOf(document.firstPublishedAt());
    return published.isAfter(due)
        ? Optional.of(new Timeliness(due, calendar.between(due, published)))
        : Optional.empty();
  }
}
