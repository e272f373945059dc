package org.chengming.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * A pollutant in the daily index of air quality, with the concentrations at which its index reaches
 * 0, 50, 100, 150, 200, 300, 400 and 500. Source: HJ 633-2012, table 1, and HJ 633-2026, in force
 * from 2026-03-01, which lowers those of particles at index 100.
 */
enum Pollutant {
  SO2("二氧化硫", "so2", "50 150 475 800 1600 2100 2620", ""),
  NO2("二氧化氮", "no2", "40 80 180 280 565 750 940", ""),
  PM10("颗粒物（PM10）", "pm10", "50 150 250 350 420 500 600", "50 120 250 350 420 500 600"),
  CO("一氧化碳", "co", "2 4 14 24 36 48 60", ""),
  O3("臭氧（8小时）", "o3", "100 160 215 265 800", ""),
  PM25("细颗粒物（PM2.5）", "pm25", "35 75 115 150 250 350 500", "35 60 115 150 250 350 500");

  static final LocalDate NEW_STANDARD = LocalDate.of(2026, 3, 1);
  private static final List<Integer> INDEX = List.of(0, 50, 100, 150, 200, 300, 400, 500);

  private final String label;
  private final String field;
  private final List<BigDecimal> since2012;
  private final List<BigDecimal> since2026;

  Pollutant(String label, String field, String since2012, String since2026) {
    this.label = label;
    this.field = field;
    this.since2012 = steps(since2012);
    this.since2026 = since2026.isEmpty() ? this.since2012 : steps(since2026);
  }

  String label() {
    return label;
  }

  /** The field of a register that holds its concentration. */
  String field() {
    return field;
  }

  /**
   * The index of one day's concentration (24 hour mean; for ozone the largest 8 hour mean), in
   * µg/m³, CO in mg/m³; rounded up as the standards have it. Beyond the last step the index is 500;
   * of ozone over 800 the old standard gives none and the new one 300.
   */
  OptionalInt index(BigDecimal concentration, LocalDate day) {
    var renewed = !day.isBefore(NEW_STANDARD);
    var steps = renewed ? since2026 : since2012;
    for (var i = 1; i < steps.size(); i++) {
      if (concentration.compareTo(steps.get(i)) <= 0) {
        var low = steps.get(i - 1);
        var span = INDEX.get(i) - INDEX.get(i - 1);
        return OptionalInt.of(
            concentration
                .subtract(low)
                .multiply(BigDecimal.valueOf(span))
                .divide(steps.get(i).subtract(low), 10, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(INDEX.get(i - 1)))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact());
      }
    }
    if (this == O3) {
      return renewed ? OptionalInt.of(300) : OptionalInt.empty();
    }
    return OptionalInt.of(500);
  }

  private static List<BigDecimal> steps(String text) {
    return ("0 " + text)
        .lines()
        .flatMap(l -> List.of(l.split(" ")).stream())
        .map(BigDecimal::new)
        .toList();
  }
}
