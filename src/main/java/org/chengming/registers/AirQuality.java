package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The daily index of air quality, its grade and its primary pollutants. Source: HJ 633-2012 and HJ
 * 633-2026, by the day the readings are of.
 */
@Component
class AirQuality implements Calculation {
  private static final List<String> GRADES = List.of("优", "良", "轻度污染", "中度污染", "重度污染", "严重污染");
  private static final List<Integer> BOUNDS = List.of(50, 100, 150, 200, 300);

  /**
   * @param index the largest of the indexes of its pollutants
   * @param primary those that have it, where it is over 50; in the order of the standard
   */
  record Day(int index, List<Pollutant> primary) {
    String grade() {
      return GRADES.get((int) BOUNDS.stream().filter(bound -> index > bound).count());
    }
  }

  /** Empty when no pollutant has an index. */
  static java.util.Optional<Day> of(Map<Pollutant, BigDecimal> concentrations, LocalDate day) {
    var indexes = new EnumMap<Pollutant, Integer>(Pollutant.class);
    concentrations.forEach(
        (pollutant, concentration) ->
            pollutant.index(concentration, day).ifPresent(i -> indexes.put(pollutant, i)));
    var most = indexes.values().stream().mapToInt(Integer::intValue).max();
    if (most.isEmpty()) {
      return java.util.Optional.empty();
    }
    var primary = new ArrayList<Pollutant>();
    if (most.getAsInt() > 50) {
      indexes.forEach(
          (pollutant, index) -> {
            if (index == most.getAsInt()) {
              primary.add(pollutant);
            }
          });
    }
    return java.util.Optional.of(new Day(most.getAsInt(), List.copyOf(primary)));
  }

  @Override
  public String name() {
    return "air-quality-index";
  }

  @Override
  public void fill(Map<String, Object> values) {
    if (!(values.get("day") instanceof LocalDate day)) {
      return;
    }
    var concentrations = new EnumMap<Pollutant, BigDecimal>(Pollutant.class);
    for (var pollutant : Pollutant.values()) {
      if (values.get(pollutant.field()) instanceof BigDecimal concentration) {
        concentrations.put(pollutant, concentration);
      }
    }
    of(concentrations, day)
        .ifPresent(
            air -> {
              values.putIfAbsent("index", (long) air.index());
              values.putIfAbsent("grade", air.grade());
              values.putIfAbsent("computed_index", (long) air.index());
              values.putIfAbsent("computed_grade", air.grade());
              if (!air.primary().isEmpty()) {
                values.putIfAbsent(
                    "primary_pollutants",
                    air.primary().stream().map(Pollutant::label).collect(Collectors.joining("、")));
              }
            });
  }
}
