package org.chengming.standards;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By when an item must be public: a rhythm that can be reckoned with, and the words of the
 * standard.
 *
 * @param month of the year by which a yearly item is due, 0 for the others
 * @param day of the month, or of the quarter, by which it is due; the last one where it has fewer
 * @param days after the event, 0 where it does not follow one
 * @param text as the standard says it
 */
public record TimeLimit(Rhythm rhythm, int month, int day, int days, Unit unit, String text) {
  /** Art. 26 of the Regulation: within twenty working days of being made or changed. */
  static final int PROMPT = 20;

  private static final Pattern AFTERWARDS =
      Pattern.compile("(?:结束|终了|届满)|[年季月]后|[次翌][年季月]|下月|上一?[年季月个]");

  /** How often, or after what, something is due. */
  public enum Rhythm {
    YEARLY,
    QUARTERLY,
    MONTHLY,
    AFTER_EVENT,
    AS_IT_HAPPENS,
    STANDING;

    /** Whether something is due in every period whatever happens. */
    boolean periodic() {
      return this == YEARLY || this == QUARTERLY || this == MONTHLY;
    }
  }

  /** What days after an event are counted in. */
  public enum Unit {
    WORKING,
    CALENDAR
  }

  public TimeLimit {
    if (rhythm == Rhythm.YEARLY && (month < 1 || month > 12)
        || rhythm.periodic() && (day < 1 || day > 92)
        || rhythm == Rhythm.AFTER_EVENT && (days < 1 || days > 366)) {
      throw new IllegalArgumentException(
          "No limit: %s %d-%d %d".formatted(rhythm, month, day, days));
    }
  }

  static TimeLimit yearly(int month, int day, String text) {
    return new TimeLimit(Rhythm.YEARLY, month, day, 0, Unit.WORKING, text);
  }

  static TimeLimit after(int days, Unit unit, String text) {
    return new TimeLimit(Rhythm.AFTER_EVENT, 0, 0, days, unit, text);
  }

  static TimeLimit of(Rhythm rhythm, int day, String text) {
    return new TimeLimit(rhythm, 0, day, 0, Unit.WORKING, text);
  }

  /** What the words of a standard say; null when no rhythm can be read from them. */
  public static @Nullable TimeLimit parse(String words) {
    return LimitWords.read(words);
  }

  /** Whether the day of the month or quarter is one of its working days (每月5个工作日内). */
  boolean countsWorkingDays() {
    return (rhythm == Rhythm.QUARTERLY || rhythm == Rhythm.MONTHLY)
        && LimitWords.countsWorkingDays(text);
  }

  /** Whether what is due in a period is about the one before (每季度结束后10日内, 次年1月31日前). */
  public boolean afterwards() {
    return rhythm.periodic() && AFTERWARDS.matcher(text).find();
  }

  /** A period and the last day in it on which its publication is in time. */
  record Period(LocalDate start, LocalDate due) {}

  /** The period that holds the day; only of a periodic limit. */
  Period period(LocalDate day) {
    var first = day.withDayOfMonth(1);
    return switch (rhythm) {
      case YEARLY -> {
        var start = LocalDate.of(day.getYear(), 1, 1);
        yield new Period(start, within(start.withMonth(month), 1, this.day));
      }
      case QUARTERLY -> {
        var start = first.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
        yield new Period(start, within(start, 3, this.day));
      }
      case MONTHLY -> new Period(first, within(first, 1, this.day));
      case AFTER_EVENT, AS_IT_HAPPENS, STANDING ->
          throw new IllegalStateException(rhythm + " has no period");
    };
  }

  /** The period before the one that holds the day. */
  Period before(LocalDate day) {
    return period(period(day).start().minusDays(1));
  }

  private static LocalDate within(LocalDate start, int months, int day) {
    var last = start.plusMonths(months).minusDays(1);
    var wanted = start.plusDays(day - 1L);
    return wanted.isAfter(last) ? last : wanted;
  }

  /** How many days after the event are in time; only where one is waited for. */
  int most() {
    return rhythm == Rhythm.AFTER_EVENT ? days : PROMPT;
  }
}
