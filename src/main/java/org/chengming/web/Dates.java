package org.chengming.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as people read them. */
public final class Dates {
  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE_TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.CHINA);
  private static final DateTimeFormatter ENGLISH_TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter PUB_DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final DateTimeFormatter CHINESE_BRIEF =
      DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private Dates() {}

  /** 2026年11月24日, or 24 Nov 2026. */
  public static String day(LocalDate date, Words t) {
    return date.format(t.english() ? ENGLISH : CHINESE);
  }

  public static String day(Instant moment, Words t) {
    return day(inChina(moment).toLocalDate(), t);
  }

  /** 2026年11月24日 8:30, China time. */
  public static String moment(Instant moment, Words t) {
    return inChina(moment).format(t.english() ? ENGLISH_TIME : CHINESE_TIME);
  }

  /** For lists, where the year only matters when it is another: 今天 8:30, 10月13日, 2014年3月1日. */
  public static String brief(Instant moment, LocalDate today, Words t) {
    var then = inChina(moment);
    if (then.toLocalDate().equals(today)) {
      return t.of("今天 %s", then.format(CLOCK));
    }
    if (t.english() || then.getYear() != today.getYear()) {
      return day(then.toLocalDate(), t);
    }
    return then.format(CHINESE_BRIEF);
  }

  /** {@code yyyy-MM-dd HH:mm}, the form of META PubDate in 国办发〔2017〕47号. */
  public static String pubDate(Instant moment) {
    return inChina(moment).format(PUB_DATE);
  }

  /** For {@code <time datetime>}: ISO 8601 with offset, China time. */
  public static String iso(Instant moment) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        inChina(moment).truncatedTo(ChronoUnit.SECONDS));
  }

  public static LocalDate dateOf(Instant moment) {
    return inChina(moment).toLocalDate();
  }

  private static ZonedDateTime inChina(Instant moment) {
    return moment.atZone(CHINA);
  }
}
