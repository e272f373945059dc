package org.chengming.standards;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.regex.Matcher;
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

  private static final Pattern YEARLY =
      Pattern.compile("每年度?(?:的)?(\\d{1,2})月(?:(\\d{1,2})日|底|份)?");
  private static final Pattern QUARTERLY = Pattern.compile("(?:每季度?|按季度?)(?:.*?(\\d{1,2})日)?");
  private static final Pattern MONTHLY = Pattern.compile("(?:每月|按月)(?:.*?(\\d{1,2})日)?");
  private static final Pattern AFTER = Pattern.compile("(\\d{1,3})\\s*个?\\s*(工作日|自然日|日|天)");
  private static final Pattern STANDING = Pattern.compile("长期|常年");
  private static final Pattern AS_IT_HAPPENS = Pattern.compile("实时|及时|即时|随时|动态|同步");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=\\s*(?:个?\\s*(?:工作日|自然日)|日|天|月))");
  private static final String DIGITS = "零一二三四五六七八九";
  private static final Pattern ANY_YEAR = Pattern.compile("每年|按年|年度");

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

  private static TimeLimit of(Rhythm rhythm, int day, String text) {
    return new TimeLimit(rhythm, 0, day, 0, Unit.WORKING, text);
  }

  /** What the words of a standard say; null when no rhythm can be read from them. */
  public static @Nullable TimeLimit parse(String words) {
    var text = words.strip();
    var said = figures(text);
    var yearly = YEARLY.matcher(said);
    if (yearly.find()) {
      int month = Integer.parseInt(yearly.group(1));
      int day = yearly.group(2) == null ? 31 : Integer.parseInt(yearly.group(2));
      return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? yearly(month, day, text) : null;
    }
    var quarterly = QUARTERLY.matcher(said);
    if (quarterly.find()) {
      return of(Rhythm.QUARTERLY, dayIn(quarterly, 30), text);
    }
    var monthly = MONTHLY.matcher(said);
    if (monthly.find()) {
      return of(Rhythm.MONTHLY, dayIn(monthly, 31), text);
    }
    var after = AFTER.matcher(said);
    if (after.find()) {
      int days = Integer.parseInt(after.group(1));
      var unit = after.group(2).equals("工作日") ? Unit.WORKING : Unit.CALENDAR;
      return days >= 1 && days <= 366 ? after(days, unit, text) : null;
    }
    if (STANDING.matcher(said).find()) {
      return of(Rhythm.STANDING, 0, text);
    }
    if (AS_IT_HAPPENS.matcher(said).find()) {
      return of(Rhythm.AS_IT_HAPPENS, 0, text);
    }
    return ANY_YEAR.matcher(said).find() ? yearly(12, 31, text) : null;
  }

  /** With the figures that stand before a day or month written as 20, whatever they were. */
  private static String figures(String text) {
    return CHINESE
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .replaceAll(found -> Integer.toString(number(found.group())));
  }

  /** From 一 to 九十九. */
  private static int number(String chinese) {
    int ten = chinese.indexOf('十');
    int tens = ten < 0 ? 0 : ten == 0 ? 1 : DIGITS.indexOf(chinese.charAt(ten - 1));
    int ones =
        ten == chinese.length() - 1 ? 0 : DIGITS.indexOf(chinese.charAt(chinese.length() - 1));
    return tens * 10 + ones;
  }

  private static int dayIn(Matcher found, int usual) {
    return found.group(1) == null ? usual : Math.clamp(Integer.parseInt(found.group(1)), 1, 31);
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
