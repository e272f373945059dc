package org.chengming.requests;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.Due.Note;
import org.chengming.requests.Happening.OpinionAsked;
import org.chengming.requests.Happening.OpinionDelivered;
import org.chengming.requests.Happening.OpinionGiven;
import org.jspecify.annotations.Nullable;

/**
 * When the clock stands because an opinion is awaited.
 *
 * <p>Art. 33 (3): 行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内. Art. 32: 第三方应当自收到征求意见书之日起15个工作日内提出意见.
 */
final class Pauses {
  private final WorkingCalendar calendar;
  private final Limits limits;
  private final Collection<Happening> happenings;

  Pauses(WorkingCalendar calendar, Limits limits, Collection<Happening> happenings) {
    this.calendar = calendar;
    this.limits = limits;
    this.happenings = happenings;
  }

  /** Empty where the law of that day lets the clock run on. */
  Optional<Pause> of(OpinionAsked asked) {
    return limits.on(asked.on(), asked.asked().limit()).map(rule -> pause(asked, rule));
  }

  private Pause pause(OpinionAsked asked, LimitRule rule) {
    var given = given(asked);
    var silentFrom = silence(asked, rule);
    if (silentFrom != null && (given == null || given.isAfter(silentFrom))) {
      return pause(asked, rule, silentFrom, given == null ? Note.PENDING : Note.SILENT);
    }
    return pause(asked, rule, given, given == null ? Note.PENDING : Note.NONE);
  }

  private static Pause pause(
      OpinionAsked asked, LimitRule rule, @Nullable LocalDate until, Note note) {
    return new Pause(asked.asked(), asked.whose(), asked.on(), until, rule.source(), note);
  }

  private @Nullable LocalDate given(OpinionAsked asked) {
    return happenings.stream()
        .filter(
            h ->
                h instanceof OpinionGiven g
                    && g.asked() == asked.asked()
                    && g.whose().equals(asked.whose())
                    && !g.on().isBefore(asked.on()))
        .map(Happening::on)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The end of the limit for the opinion; null where the law of that day sets none. */
  private @Nullable LocalDate silence(OpinionAsked asked, LimitRule rule) {
    if (rule.days() == null) {
      return null;
    }
    var delivered =
        happenings.stream()
            .filter(
                h ->
                    h instanceof OpinionDelivered d
                        && d.asked() == asked.asked()
                        && d.whose().equals(asked.whose())
                        && !d.on().isBefore(asked.on()))
            .map(Happening::on)
            .min(Comparator.naturalOrder())
            .orElse(asked.on());
    return switch (rule.unit()) {
      case WORKING -> calendar.plus(delivered, rule.days());
      case CALENDAR -> delivered.plusDays(rule.days());
      case MONTH -> delivered.plusMonths(rule.days());
    };
  }
}
