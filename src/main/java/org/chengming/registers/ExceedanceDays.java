package org.chengming.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days of a year by their air: how many were measured, how many were good (优良, index up to 100),
 * how many exceeded the standard (超标), and how many of those heavily (over 200).
 *
 * @param measured days with an index
 * @param exceeded days with an index over 100
 * @param heavy days with an index over 200
 */
public record ExceedanceDays(int year, int measured, int exceeded, int heavy) {
  /** The index of one day. */
  public record Reading(LocalDate day, int index) {}

  public int good() {
    return measured - exceeded;
  }

  /** Good days of those measured, in tenths of a percent; 0 when none was measured. */
  public int goodPerMille() {
    return measured == 0 ? 0 : Math.round(good() * 1000f / measured);
  }

  /** By year, in order. A day that comes twice counts once, with the larger index. */
  public static Map<Integer, ExceedanceDays> byYear(Collection<Reading> readings) {
    var days = new TreeMap<LocalDate, Integer>();
    readings.forEach(reading -> days.merge(reading.day(), reading.index(), Math::max));
    var years = new TreeMap<Integer, ExceedanceDays>();
    days.forEach(
        (day, index) ->
            years.merge(
                day.getYear(),
                new ExceedanceDays(day.getYear(), 1, index > 100 ? 1 : 0, index > 200 ? 1 : 0),
                ExceedanceDays::and));
    return years;
  }

  private ExceedanceDays and(ExceedanceDays other) {
    return new ExceedanceDays(
        year, measured + other.measured, exceeded + other.exceeded, heavy + other.heavy);
  }
}
