package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The index of air quality of an hour at a station. Source: HJ 633-2012, where particles count by
 * the mean of the 24 hours up to it and ozone also by that of 8 hours, and HJ 633-2026, where all
 * count by the mean of the hour, particles by the steps of a day; by the day of the hour.
 */
@Component
class HourlyAirQuality implements Calculation {
  private static final String OVER_24 = "_24h";
  private static final String OVER_8 = "_8h";

  @Override
  public String name() {
    return "air-quality-index-hourly";
  }

  @Override
  public void fill(Map<String, Object> values) {
    if (values.get("hour") instanceof LocalDateTime hour) {
      of(values, hour.toLocalDate()).ifPresent(air -> air.fill(values, Pollutant::hourlyLabel));
    }
  }

  /**
   * @param values concentrations by the names of {@link Pollutant#field()}, with {@code _24h} and
   *     {@code _8h} those that slide; what is not measured is absent
   */
  static Optional<AirQuality.Air> of(Map<String, Object> values, LocalDate day) {
    var renewed = !day.isBefore(Pollutant.NEW_STANDARD);
    var indexes = new EnumMap<Pollutant, Integer>(Pollutant.class);
    for (var pollutant : Pollutant.values()) {
      var hour = values.get(pollutant.field());
      var sliding = values.get(pollutant.field() + OVER_24);
      if (!renewed && pollutant.particles()) {
        if (sliding instanceof BigDecimal mean) {
          AirQuality.add(indexes, pollutant, pollutant.index(mean, day));
        }
      } else if (hour instanceof BigDecimal mean) {
        var index = pollutant.hourlyIndex(mean, day);
        AirQuality.add(indexes, pollutant, index);
        // Of so much sulphur dioxide in an hour the old standard goes by that of the day.
        if (index.isEmpty() && sliding instanceof BigDecimal whole) {
          AirQuality.add(indexes, pollutant, pollutant.index(whole, day));
        }
      }
    }
    if (!renewed && values.get(Pollutant.O3.field() + OVER_8) instanceof BigDecimal mean) {
      AirQuality.add(indexes, Pollutant.O3, Pollutant.O3.index(mean, day));
    }
    return AirQuality.largest(indexes, day);
  }
}
