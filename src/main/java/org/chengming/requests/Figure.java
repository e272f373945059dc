package org.chengming.requests;

import java.time.LocalDate;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.Due.Term;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need of a case, worked out of what happened to it.
 *
 * @param received the day it counts from in the annual report too: of its receipt by Art. 31, or of
 *     its end where that came first; null while nobody has confirmed it
 * @param due the last day; null while it cannot be told
 * @param group how it ended, null while it is open
 * @param days working days from the start of the clock to the answer; null where it was not
 *     answered
 * @param late whether it ended after its last day
 */
record Figure(
    @Nullable LocalDate received,
    @Nullable LocalDate due,
    @Nullable LocalDate ended,
    Outcome.@Nullable Group group,
    @Nullable Integer days,
    boolean extended,
    boolean late) {
  private static final Set<Term> STARTS = Set.of(Term.RECEIVED, Term.CLARIFIED, Term.PAID);

  static Figure of(
      RequestCases.Course course, WorkingCalendar calendar, Outcomes outcomes, RequestClock clock) {
    var events = course.events();
    var by = course.due().by();
    var end = events.stream().filter(e -> e.outcome() != null).reduce((a, b) -> b).orElse(null);
    var start =
        course.due().lines().stream()
            .filter(line -> STARTS.contains(line.term()))
            .reduce((a, b) -> b)
            .map(Due.Line::reaches)
            .orElse(null);
    var ended = end == null ? null : end.on();
    boolean answered = end != null && end.act() == Act.ANSWERED;
    return new Figure(
        earlier(clock.received(course.happenings()).orElse(null), ended),
        by,
        ended,
        end == null ? null : group(outcomes, end),
        answered && start != null && ended != null
            ? Math.max(0, calendar.between(start, ended))
            : null,
        events.stream().anyMatch(e -> e.act() == Act.EXTENDED),
        ended != null && by != null && ended.isAfter(by));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** An installation's own outcomes may no longer know a code: then it ended otherwise. */
  private static Outcome.Group group(Outcomes outcomes, Event end) {
    var code = end.outcome() == null ? "" : end.outcome();
    return outcomes.find(code, end.on()).map(Outcome::group).orElse(Outcome.Group.OTHERWISE);
  }
}
