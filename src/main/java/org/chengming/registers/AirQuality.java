package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
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
  record Air(int index, List<Pollutant> primary) {
    String grade() {
      return GRADES.get((int) BOUNDS.stream().filter(bound -> index > bound).count());
    }

    /** Fills what is still empty. */
    void fill(Map<String, Object> values, Function<Pollutant, String> label) {
      values.putIfAbsent("index", (long) index);
      values.putIfAbsent("grade", grade());
      values.put("computed_index", (long) index);
      values.put("computed_grade", grade());
      if (!primary.isEmpty()) {
        values.putIfAbsent(
            "primary_pollutants", primary.stream().map(label).collect(Collectors.joining("、")));
      }
    }
  }

  /** Empty when no pollutant has an index. */
  static Optional<Air> of(Map<Pollutant, BigDecimal> concentrations, LocalDate day) {
    var indexes = new EnumMap<Pollutant, Integer>(Pollutant.class);
    concentrations.forEach(
        (pollutant, concentration) -> add(indexes, pollutant, pollutant.index(concentration, day)));
    return largest(indexes, day);
  }

  /** Of two indexes of one pollutant the larger counts. */
  static void add(Map<Pollutant, Integer> indexes, Pollutant pollutant, OptionalInt index) {
    index.ifPresent(i -> indexes.merge(pollutant, i, Math::max));
  }

  /** The index of 2026 begins with 1. */
  static Optional<Air> largest(Map<Pollutant, Integer> indexes, LocalDate day) {
    var most = indexes.values().stream().mapToInt(Integer::intValue).max();
    if (most.isEmpty()) {
      return Optional.empty();
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
    int least = day.isBefore(Pollutant.NEW_STANDARD) ? 0 : 1;
    return Optional.of(new Air(Math.max(least, most.getAsInt()), List.copyOf(primary)));
  }

  @Override
  public String name() {
    return "air-quality-index";
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(Set.of("computed_index", "computed_grade"));
    if (!(values.get("day") instanceof LocalDate day)) {
      return;
    }
    var indexes = new EnumMap<Pollutant, Integer>(Pollutant.class);
    for (var pollutant : Pollutant.values()) {
      if (values.get(pollutant.field()) instanceof BigDecimal concentration) {
        add(indexes, pollutant, pollutant.index(concentration, day));
      }
    }
    // Until 2026 the largest hour of ozone counts beside its largest 8 hours.
    if (day.isBefore(Pollutant.NEW_STANDARD)
        && values.get("o3_1h") instanceof BigDecimal concentration) {
      add(indexes, Pollutant.O3, Pollutant.O3.hourlyIndex(concentration, day));
    }
    largest(indexes, day).ifPresent(air -> air.fill(values, Pollutant::label));
  }
}
