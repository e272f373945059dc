package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chengming.registers.ExceedanceDays.Reading;
import org.junit.jupiter.api.Test;

class CountingExceedanceDaysTests {
  @Test
  void a_hundred_is_good_and_a_hundred_and_one_exceeds() {
    var years =
        ExceedanceDays.byYear(
            List.of(
                new Reading(LocalDate.of(2025, 1, 1), 100),
                new Reading(LocalDate.of(2025, 1, 2), 101),
                new Reading(LocalDate.of(2025, 1, 3), 200),
                new Reading(LocalDate.of(2025, 12, 31), 201),
                new Reading(LocalDate.of(2026, 1, 1), 50)));
    assertThat(years.get(2025)).isEqualTo(new ExceedanceDays(2025, 4, 3, 1));
    assertThat(years.get(2025).good()).isEqualTo(1);
    assertThat(years.get(2025).goodPerMille()).isEqualTo(250);
    assertThat(years.get(2026)).isEqualTo(new ExceedanceDays(2026, 1, 0, 0));
  }

  @Test
  void a_day_that_comes_twice_counts_once() {
    var day = LocalDate.of(2025, 1, 1);
    assertThat(ExceedanceDays.byYear(List.of(new Reading(day, 90), new Reading(day, 120))))
        .containsEntry(2025, new ExceedanceDays(2025, 1, 1, 0));
    assertThat(new ExceedanceDays(2025, 0, 0, 0).goodPerMille()).isZero();
  }
}
