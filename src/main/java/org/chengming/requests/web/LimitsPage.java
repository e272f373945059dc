package org.chengming.requests.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.chengming.requests.CalendarFeeds;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The limits of open requests in a month.
 *
 * @param weeks of seven days each, Monday first, those of the months beside with them
 * @param feeds addresses of the reader's body that are in use
 * @param manages whether the reader may make and revoke them
 * @param address of a feed just made, shown this once; null otherwise
 */
record LimitsPage(
    YearMonth month,
    LocalDate today,
    List<List<Day>> weeks,
    List<CalendarFeeds.Feed> feeds,
    boolean manages,
    @Nullable String address,
    boolean revoked) {
  static final String PATH = "/desk/requests/calendar";

  /**
   * @param off whether nobody works on it
   */
  record Day(LocalDate date, boolean within, boolean off, List<Item> items) {
    String anchor() {
      return "day-" + date.getDayOfMonth();
    }

    String name() {
      return Dates.day(date, Words.CHINESE);
    }
  }

  /**
   * @param soon how its clock stands, with the style of that word
   */
  record Item(String number, String title, String soon, String tone, String detail) {}

  Stream<Day> due() {
    return weeks.stream().flatMap(List::stream).filter(d -> d.within() && !d.items().isEmpty());
  }

  int count() {
    return due().mapToInt(d -> d.items().size()).sum();
  }

  String title() {
    return "%d年%d月到期的申请".formatted(month.getYear(), month.getMonthValue());
  }

  String before() {
    return PATH + "?month=" + month.minusMonths(1);
  }

  String after() {
    return PATH + "?month=" + month.plusMonths(1);
  }
}
