package org.chengming.registers.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year at one place in the colours of a scale, a month of it in figures, and how many days of
 * each year had each level.
 *
 * @param levels of the scale, the lowest first
 * @param months with at least one day
 * @param month the one shown in figures; null when the year has no day
 * @param years the newest first
 */
record CalendarPart(
    String place,
    int year,
    String measure,
    List<Level> levels,
    List<Month> months,
    @Nullable Page month,
    int good,
    int exceeded,
    List<Year> years,
    @Nullable String earlier,
    @Nullable String later) {

  /**
   * @param range the values it is for, e.g. 51—100
   */
  record Level(int number, String label, String range) {}

  /**
   * @param label e.g. 1月
   * @param path where its days are shown in figures
   * @param shades the days of each level, as paths of SVG
   * @param days of each level
   */
  record Month(String label, String path, List<Shade> shades, List<Integer> days, int good) {
    int days(Level level) {
      return days.get(level.number() - 1);
    }
  }

  record Shade(int level, String fill, String edge) {}

  /**
   * A month of weeks from Monday.
   *
   * @param weeks of seven days each; null where the month has none
   */
  record Page(String label, List<List<@Nullable Day>> weeks) {}

  /**
   * @param level 0 when nothing is known of the day
   */
  record Day(int number, String date, int level, String value, String label, String path) {}

  record Year(int year, String path, List<Integer> days, int known, int exceeded) {
    int days(Level level) {
      return days.get(level.number() - 1);
    }
  }

  boolean empty() {
    return years.isEmpty();
  }
}
