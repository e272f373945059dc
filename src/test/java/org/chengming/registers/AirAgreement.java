package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** Why the published index of a day is, or is not, that of the day's means. */
enum AirAgreement {
  AGREES("the index of the day's means, within 5"),
  STEPS_OF_HOURS(
      "the index of the same means by the steps of an hour, within 5: the source averages hourly indexes, and of gases those have steps of their own"),
  OZONE_IS_THE_LARGEST(
      "ozone is given as the day's largest while the index averages all hours: it lies between that of the others and that of ozone"),
  BENT(
      "within what averaging hourly indexes can give: between the day's smallest and largest hour the index bends, so the mean of indexes is not the index of the mean"),
  TAKES_TURNS(
      "over the index of every mean, by at most half of the second largest: pollutants take turns at being the largest within the day, and each hour counts its own"),
  HOURS_MISSING(
      "the means have an index that no hour of the day has: index and means are not of the same hours"),
  EARLY("otherwise, before February 2014, in the first two months of the source"),
  UNEXPLAINED("otherwise");

  private static final int WITHIN = 5;
  private static final int PLACES = 40;
  private static final LocalDate SETTLED = LocalDate.of(2014, 2, 1);

  private final String reason;

  AirAgreement(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /**
   * @param least the smallest hourly index of the day
   * @param most the largest
   */
  record Row(
      String city,
      LocalDate day,
      int published,
      int least,
      int most,
      Map<Pollutant, BigDecimal> means) {
    String shown() {
      return "%s %s: %d, computed %d"
          .formatted(city, day, published, AirQuality.of(means, day).orElseThrow().index());
    }

    Map<Pollutant, Integer> hourly() {
      var indexes = new EnumMap<Pollutant, Integer>(Pollutant.class);
      means.forEach((p, mean) -> AirQuality.add(indexes, p, p.hourlyIndex(mean, day)));
      return indexes;
    }
  }

  static AirAgreement of(Row row) {
    int published = row.published();
    if (near(published, AirQuality.of(row.means(), row.day()).orElseThrow().index())) {
      return AGREES;
    }
    var hourly = row.hourly();
    var largest =
        hourly.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    int index = hourly.get(largest);
    if (near(published, index)) {
      return STEPS_OF_HOURS;
    }
    var falling = hourly.values().stream().sorted(Comparator.reverseOrder()).toList();
    if (largest == Pollutant.O3 && between(published, falling.get(1), index)) {
      return OZONE_IS_THE_LARGEST;
    }
    if (index < row.least() - 1 || index > row.most() + 1) {
      return HOURS_MISSING;
    }
    if (bent(row, largest)) {
      return BENT;
    }
    if (published > index && published <= index + falling.get(1) / 2) {
      return TAKES_TURNS;
    }
    return row.day().isBefore(SETTLED) ? EARLY : UNEXPLAINED;
  }

  private static boolean near(int one, int other) {
    return Math.abs(one - other) <= WITHIN;
  }

  private static boolean between(double value, double low, double high) {
    return low - WITHIN <= value && value <= high + WITHIN;
  }

  /**
   * Hours of one pollutant between the smallest and the largest of the day with the day's mean: the
   * mean of their indexes lies between the chords under and over the curve.
   */
  private static boolean bent(Row row, Pollutant pollutant) {
    double mean = row.means().get(pollutant).doubleValue();
    double from = Math.min(mean, concentration(row, pollutant, row.least()));
    double to = Math.max(mean, concentration(row, pollutant, row.most()));
    double low = index(row, pollutant, mean);
    double high = low;
    for (int i = 0; i <= PLACES; i++) {
      double left = from + (mean - from) * i / PLACES;
      for (int j = 0; j <= PLACES; j++) {
        double right = mean + (to - mean) * j / PLACES;
        if (left < mean && mean < right) {
          double at = index(row, pollutant, left);
          double chord = at + (index(row, pollutant, right) - at) * (mean - left) / (right - left);
          low = Math.min(low, chord);
          high = Math.max(high, chord);
        }
      }
    }
    return between(row.published(), low, high);
  }

  private static double index(Row row, Pollutant pollutant, double concentration) {
    return pollutant.hourlyIndex(BigDecimal.valueOf(concentration), row.day()).orElse(500);
  }

  /** The largest concentration with that index, by halving. */
  private static double concentration(Row row, Pollutant pollutant, int index) {
    double low = 0;
    double high = 4_000;
    while (high - low > 0.01) {
      double middle = (low + high) / 2;
      if (index(row, pollutant, middle) <= Math.min(index, 499)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
