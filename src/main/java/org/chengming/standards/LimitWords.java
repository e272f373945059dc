package org.chengming.standards;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chengming.standards.TimeLimit.Rhythm;
import org.chengming.standards.TimeLimit.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of a limit. What cannot be reckoned with, such as two days of one year or a
 * single date, is not read at all: a wrong day would call bodies late that are not.
 */
final class LimitWords {
  private static final Pattern EACH_YEAR =
      Pattern.compile("(?<!\\d|\\d年)(\\d{1,2})月(?:(\\d{1,2})日|底|末|份)?+(?![起后至到~-])");
  private static final Pattern DATED = Pattern.compile("月(\\d{1,2}日|底|末|前)");
  private static final Pattern OF_YEAR = Pattern.compile("第?([一二三四1-4])季度(?![结终后])");
  private static final Pattern YEAR_OVER =
      Pattern.compile("年度?(?:终了|结束|届满)后?(\\d{1,3})(个?工作日|自然日|日|天|个月)");
  private static final Pattern QUARTER = Pattern.compile("季度|[每按]季|季[后末]");
  private static final Pattern MONTH = Pattern.compile("每个?月|[按逐次下]月|月度|(?<![个\\d])月(?:终|末|后|结束)");
  private static final Pattern IN_PERIOD = Pattern.compile("(\\d{1,2})(个?工作日|自然日|日|天)");
  private static final Pattern NO_DAY = Pattern.compile("个月内|末月|最后一个月|第[二三23]个月");
  private static final Pattern AFTER = Pattern.compile("(?<![\\d月])(\\d{1,3})个?(工作日|自然日|日|天)");
  private static final Pattern STANDING = Pattern.compile("长期|常年");
  private static final Pattern AS_IT_HAPPENS = Pattern.compile("实时|及时|即时|随时|动态|同步");
  private static final Pattern ANY_YEAR = Pattern.compile("每年|按年|年度");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?<![一二三四五六七八九十百千零〇两])(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
              + "(?=个?(?:工作日|自然日)|日|天|月)");
  private static final String DIGITS = "零一二三四五六七八九";

  /** The fewest working days a month or a quarter has, so that the day lies within. */
  private static final int MONTH_WORKS = 15;

  private static final int QUARTER_WORKS = 55;
  private static final int WHOLE_QUARTER = 92;

  private final String text;
  private final String said;

  private LimitWords(String text) {
    this.text = text;
    this.said = figures(text);
  }

  static @Nullable TimeLimit read(String words) {
    return new LimitWords(words.strip()).limit();
  }

  private @Nullable TimeLimit limit() {
    var days = EACH_YEAR.matcher(said).results().toList();
    if (!days.isEmpty() && (said.contains("每年") || DATED.matcher(said).find())) {
      return yearly(days);
    }
    var quarter = OF_YEAR.matcher(said).results().toList();
    if (!quarter.isEmpty()) {
      return quarter.size() > 1 ? null : endOf(quarter.getFirst().group(1));
    }
    if (QUARTER.matcher(said).find()) {
      return period(Rhythm.QUARTERLY, WHOLE_QUARTER, QUARTER_WORKS);
    }
    if (MONTH.matcher(said).find()) {
      return period(Rhythm.MONTHLY, 31, MONTH_WORKS);
    }
    var over = YEAR_OVER.matcher(said);
    return over.find() ? yearOver(over.toMatchResult()) : event();
  }

  private @Nullable TimeLimit yearly(List<MatchResult> days) {
    var first = days.getFirst();
    if (days.stream().anyMatch(d -> !d.group().equals(first.group()))) {
      return null;
    }
    int month = Integer.parseInt(first.group(1));
    int day = first.group(2) == null ? 31 : Integer.parseInt(first.group(2));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31
        ? TimeLimit.yearly(month, day, text)
        : null;
  }

  private TimeLimit endOf(String quarter) {
    int number = Math.max("一二三四".indexOf(quarter), "1234".indexOf(quarter)) + 1;
    return TimeLimit.yearly(number * 3, 31, text);
  }

  /** 年度终了后30日内: by the thirtieth day of the next year. */
  private @Nullable TimeLimit yearOver(MatchResult found) {
    int number = Integer.parseInt(found.group(1));
    if (found.group(2).equals("个月")) {
      return number >= 1 && number <= 12 ? TimeLimit.yearly(number, 31, text) : null;
    }
    if (found.group(2).endsWith("工作日") || number < 1 || number > 365) {
      return null;
    }
    var day = LocalDate.of(2025, 1, 1).plusDays(number - 1L);
    return TimeLimit.yearly(day.getMonthValue(), day.getDayOfMonth(), text);
  }

  private @Nullable TimeLimit period(Rhythm rhythm, int longest, int works) {
    if (NO_DAY.matcher(said).find()) {
      return null;
    }
    var day = IN_PERIOD.matcher(said);
    if (!day.find()) {
      return TimeLimit.of(rhythm, longest, text);
    }
    int number = Integer.parseInt(day.group(1));
    if (number < 1 || day.group(2).endsWith("工作日") && number > works) {
      return null;
    }
    return TimeLimit.of(rhythm, Math.min(number, longest), text);
  }

  private @Nullable TimeLimit event() {
    var after = AFTER.matcher(said);
    if (after.find()) {
      int days = Integer.parseInt(after.group(1));
      var unit = after.group(2).equals("工作日") ? Unit.WORKING : Unit.CALENDAR;
      return days >= 1 && days <= 366 ? TimeLimit.after(days, unit, text) : null;
    }
    if (STANDING.matcher(said).find()) {
      return TimeLimit.of(Rhythm.STANDING, 0, text);
    }
    if (AS_IT_HAPPENS.matcher(said).find()) {
      return TimeLimit.of(Rhythm.AS_IT_HAPPENS, 0, text);
    }
    return ANY_YEAR.matcher(said).find() ? TimeLimit.yearly(12, 31, text) : null;
  }

  /** Whether the day within a month or quarter is one of its working days. */
  static boolean countsWorkingDays(String words) {
    if (!words.contains("工作日")) {
      return false;
    }
    var day = IN_PERIOD.matcher(figures(words));
    return day.find() && day.group(2).endsWith("工作日");
  }

  /** In one line, with figures before a day or month written as 20, whatever they were. */
  private static String figures(String text) {
    var line = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    return CHINESE.matcher(line).replaceAll(found -> Integer.toString(number(found.group())));
  }

  /** From 一 to 九十九. */
  private static int number(String chinese) {
    var plain = chinese.replace('两', '二');
    int ten = plain.indexOf('十');
    int tens = ten < 0 ? 0 : ten == 0 ? 1 : DIGITS.indexOf(plain.charAt(ten - 1));
    int ones = ten == plain.length() - 1 ? 0 : DIGITS.indexOf(plain.charAt(plain.length() - 1));
    return tens * 10 + ones;
  }
}
