package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirQualityTests {
  private static final LocalDate OLD = LocalDate.of(2026, 2, 28);
  private static final LocalDate NEW = LocalDate.of(2026, 3, 1);

  @ParameterizedTest
  @CsvSource({
    "PM25, 70, 94, 110",
    "PM10, 130, 90, 104",
    "PM25, 115, 150, 150",
    "PM25, 200, 250, 250",
    "PM25, 0, 0, 0",
    "PM25, 35, 50, 50",
    "PM25, 35.1, 51, 50",
    "PM25, 37.5, 54, 56",
    "PM25, 36.5, 52, 52",
    "CO, 2.04, 51, 50",
    "CO, 2.06, 52, 53",
    "PM25, 60, 82, 100",
    "PM25, 500, 500, 500",
    "PM25, 501, 500, 500",
    "PM10, 120, 85, 100",
    "SO2, 475, 150, 150",
    "SO2, 2620, 500, 500",
    "CO, 4, 100, 100",
    "NO2, 280, 200, 200",
    "O3, 265, 200, 200",
    "O3, 800, 300, 300"
  })
  void an_index_follows_the_standard_of_the_day(
      Pollutant pollutant, BigDecimal concentration, int before, int since) {
    assertThat(pollutant.index(concentration, OLD)).hasValue(before);
    assertThat(pollutant.index(concentration, NEW)).hasValue(since);
  }

  /** Each step of table 1 of HJ 633, and the one after it. */
  @ParameterizedTest
  @CsvSource({
    "SO2, 150, 50", "SO2, 500, 100", "SO2, 650, 150", "SO2, 800, 200",
    "NO2, 100, 50", "NO2, 200, 100", "NO2, 700, 150", "NO2, 1200, 200",
    "NO2, 2340, 300", "NO2, 3090, 400", "NO2, 3840, 500", "NO2, 4000, 500",
    "CO, 5, 50", "CO, 10, 100", "CO, 35, 150", "CO, 60, 200",
    "CO, 90, 300", "CO, 120, 400", "CO, 150, 500", "CO, 151, 500",
    "O3, 160, 50", "O3, 200, 100", "O3, 300, 150", "O3, 400, 200",
    "O3, 800, 300", "O3, 1000, 400", "O3, 1200, 500", "O3, 1300, 500",
    "O3, 161, 52", "NO2, 101, 51", "SO2, 151, 51", "CO, 5.1, 51"
  })
  void an_index_of_an_hour_has_steps_of_its_own(
      Pollutant pollutant, BigDecimal concentration, int index) {
    assertThat(pollutant.hourlyIndex(concentration, OLD)).hasValue(index);
    assertThat(pollutant.hourlyIndex(concentration, NEW)).hasValue(index);
  }

  @ParameterizedTest
  @CsvSource({
    "PM25, 70, 110",
    "PM10, 130, 104",
    "PM25, 60, 100",
    "PM10, 120, 100",
    "PM25, 500, 500"
  })
  void since_2026_an_hour_of_particles_has_the_steps_of_a_day(
      Pollutant pollutant, BigDecimal concentration, int index) {
    assertThat(pollutant.hourlyIndex(concentration, NEW)).hasValue(index);
  }

  @Test
  void sulphur_dioxide_over_800_in_an_hour_has_no_index_until_2026_and_200_since() {
    assertThat(Pollutant.SO2.hourlyIndex(new BigDecimal("801"), OLD)).isEmpty();
    assertThat(Pollutant.SO2.hourlyIndex(new BigDecimal("801"), NEW)).hasValue(200);
    assertThat(hour(OLD, "so2", "801", "so2_24h", "475").index()).isEqualTo(150);
  }

  @Test
  void until_2026_particles_count_by_the_24_hours_before_and_ozone_also_by_eight() {
    assertThat(hour(OLD, "pm25", "200", "pm25_24h", "70").index()).isEqualTo(94);
    assertThat(hour(NEW, "pm25", "200", "pm25_24h", "70").index()).isEqualTo(250);
    assertThat(hour(OLD, "o3", "100", "o3_8h", "160").index()).isEqualTo(100);
    assertThat(hour(NEW, "o3", "100", "o3_8h", "160").index()).isEqualTo(32);
    assertThat(HourlyAirQuality.of(Map.of("pm25", new BigDecimal("200")), OLD)).isEmpty();
  }

  @Test
  void since_2026_an_index_is_1_at_least() {
    assertThat(hour(OLD, "no2", "0").index()).isZero();
    assertThat(hour(NEW, "no2", "0").index()).isEqualTo(1);
    assertThat(AirQuality.of(Map.of(Pollutant.CO, BigDecimal.ZERO), NEW).orElseThrow().index())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 优",
    "50, 优",
    "51, 良",
    "100, 良",
    "101, 轻度污染",
    "150, 轻度污染",
    "151, 中度污染",
    "200, 中度污染",
    "201, 重度污染",
    "300, 重度污染",
    "301, 严重污染",
    "500, 严重污染"
  })
  void a_grade_has_its_bounds(int index, String grade) {
    assertThat(new AirQuality.Air(index, java.util.List.of()).grade()).isEqualTo(grade);
  }

  @Test
  void a_day_until_2026_also_counts_the_largest_hour_of_ozone() {
    var day =
        new java.util.HashMap<String, Object>(
            Map.of("day", OLD, "o3", new BigDecimal("100"), "o3_1h", new BigDecimal("250")));
    new AirQuality().fill(day);
    assertThat(day).containsEntry("index", 125L).containsEntry("primary_pollutants", "臭氧（8小时）");
    var since =
        new java.util.HashMap<String, Object>(
            Map.of("day", NEW, "o3", new BigDecimal("100"), "o3_1h", new BigDecimal("250")));
    new AirQuality().fill(since);
    assertThat(since).containsEntry("index", 50L);
  }

  private static AirQuality.Air hour(LocalDate day, String... readings) {
    var values = new java.util.HashMap<String, Object>();
    for (int i = 0; i < readings.length; i += 2) {
      values.put(readings[i], new BigDecimal(readings[i + 1]));
    }
    return HourlyAirQuality.of(values, day).orElseThrow();
  }

  @Test
  void ozone_over_800_has_no_index_of_eight_hours_until_2026_and_300_since() {
    assertThat(Pollutant.O3.index(new BigDecimal("801"), OLD)).isEmpty();
    assertThat(Pollutant.O3.index(new BigDecimal("801"), NEW)).hasValue(300);
  }

  @Test
  void an_index_never_falls_when_the_concentration_rises() {
    for (var pollutant : Pollutant.values()) {
      for (var day : new LocalDate[] {OLD, NEW}) {
        int before = 0;
        for (int tenth = 0; tenth <= 8000; tenth += 7) {
          int index = pollutant.index(BigDecimal.valueOf(tenth, 1), day).orElseThrow();
          assertThat(index).as("%s at %d/10", pollutant, tenth).isBetween(before, 500);
          before = index;
        }
      }
    }
  }

  @Test
  void primary_are_all_that_have_the_largest_index_over_50() {
    var clean = AirQuality.of(Map.of(Pollutant.PM25, new BigDecimal("35")), NEW).orElseThrow();
    assertThat(clean.index()).isEqualTo(50);
    assertThat(clean.grade()).isEqualTo("优");
    assertThat(clean.primary()).isEmpty();

    var both =
        AirQuality.of(
                Map.of(
                    Pollutant.PM25, new BigDecimal("115"),
                    Pollutant.PM10, new BigDecimal("250"),
                    Pollutant.CO, new BigDecimal("1")),
                NEW)
            .orElseThrow();
    assertThat(both.index()).isEqualTo(150);
    assertThat(both.grade()).isEqualTo("轻度污染");
    assertThat(both.primary()).containsExactly(Pollutant.PM10, Pollutant.PM25);
    assertThat(AirQuality.of(Map.of(), NEW)).isEmpty();
  }
}
