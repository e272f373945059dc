package org.chengming.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A pollutant in the index of air quality, with the concentrations at which its index reaches 0,
 * 50, 100, 150, 200, 300, 400 and 500: of a day, and of an hour. Source: HJ 633-2012, table 1, and
 * HJ 633-2026, in force from 2026-03-01, which lowers those of particles at index 100 and knows no
 * other ones of an hour for them.
 */
enum Pollutant {
  SO2("二氧化硫", "so2", "50 150 475 800 1600 2100 2620", "150 500 650 800"),
  NO2("二氧化氮", "no2", "40 80 180 280 565 750 940", "100 200 700 1200 2340 3090 3840"),
  PM10("颗粒物（PM10）", "pm10", "50 150 250 350 420 500 600", ""),
  CO("一氧化碳", "co", "2 4 14 24 36 48 60", "5 10 35 60 90 120 150"),
  O3("臭氧（8小时）", "o3", "100 160 215 265 800", "160 200 300 400 800 1000 1200"),
  PM25("细颗粒物（PM2.5）", "pm25", "35 75 115 150 250 350 500", "");

  static final LocalDate NEW_STANDARD = LocalDate.of(2026, 3, 1);
  private static final List<Integer> INDEX = List.of(0, 50, 100, 150, 200, 300, 400, 500);

  private final String label;
  private final String field;
  private final List<BigDecimal> daily;
  private final List<BigDecimal> hourly;

  Pollutant(String label, String field, String daily, String hourly) {
    this.label = label;
    this.field = field;
    this.daily = steps(daily);
    this.hourly = hourly.isEmpty() ? this.daily : steps(hourly);
  }

  String label() {
    return label;
  }

  /** As it stands beside an hour's index, where ozone is not that of eight hours. */
  String hourlyLabel() {
    return this == O3 ? "臭氧" : label;
  }

  /** The field of a register that holds its concentration. */
  String field() {
    return field;
  }

  boolean particles() {
    return this == PM10 || this == PM25;
  }

  /**
   * The index of one day's concentration (24 hour mean; for ozone the largest 8 hour mean), in
   * µg/m³, CO in mg/m³; rounded up as the standards have it. Beyond the last step the index is 500;
   * of ozone over 800 the old standard gives none and the new one 300.
   */
  OptionalInt index(BigDecimal concentration, LocalDate day) {
    return index(concentration, day, daily);
  }

  /**
   * The index of one hour's mean, as above. Of sulphur dioxide over 800 the old standard gives none
   * and the new one 200. The old standard knows no mean of an hour for particles: it asks for that
   * of the 24 hours before.
   */
  OptionalInt hourlyIndex(BigDecimal concentration, LocalDate day) {
    return index(concentration, day, hourly);
  }

  private OptionalInt index(BigDecimal measured, LocalDate day, List<BigDecimal> of2012) {
    var renewed = !day.isBefore(NEW_STANDARD);
    var concentration = renewed ? rounded(measured) : measured;
    for (var i = 1; i < of2012.size(); i++) {
      var high = step(of2012, i, renewed);
      if (concentration.compareTo(high) <= 0) {
        var low = step(of2012, i - 1, renewed);
        var span = INDEX.get(i) - INDEX.get(i - 1);
        return OptionalInt.of(
            concentration
                .subtract(low)
                .multiply(BigDecimal.valueOf(span))
                .divide(high.subtract(low), 10, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(INDEX.get(i - 1)))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact());
      }
    }
    int last = INDEX.get(of2012.size() - 1);
    return last == 500 || renewed ? OptionalInt.of(last) : OptionalInt.empty();
  }

  /** What the standard of 2026 lowers. */
  private BigDecimal step(List<BigDecimal> steps, int at, boolean renewed) {
    return renewed && particles() && at == 2
        ? BigDecimal.valueOf(this == PM10 ? 120 : 60)
        : steps.get(at);
  }

  /** HJ 633-2026: whole numbers, CO with one decimal; GB/T 8170 rounds a half to the even one. */
  private BigDecimal rounded(BigDecimal measured) {
    return measured.setScale(this == CO ? 1 : 0, RoundingMode.HALF_EVEN);
  }

  private static List<BigDecimal> steps(String text) {
    return Stream.of(("0 " + text).split(" ")).map(BigDecimal::new).toList();
  }
}
