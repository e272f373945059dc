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
    "PM25, 35.1, 51, 51",
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
