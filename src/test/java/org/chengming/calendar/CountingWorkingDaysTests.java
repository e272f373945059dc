package org.chengming.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class CountingWorkingDaysTests {
  private static final List<DayException> SHIPPED = shipped();
  private final DayTable days = new DayTable(SHIPPED);

  /** Art. 30 (7), Arts. 32 and 34 (15), Art. 33 (20, and 20 more). */
  @ParameterizedTest
  @CsvSource({
    "2014-01-20, 2014-01-28, 2014-02-13, 2014-02-20, 2014-03-20",
    "2014-03-03, 2014-03-12, 2014-03-24, 2014-03-31, 2014-04-29",
    "2014-09-22, 2014-09-30, 2014-10-16, 2014-10-23, 2014-11-20",
    "2019-09-23, 2019-10-08, 2019-10-17, 2019-10-24, 2019-11-21",
    "2025-01-20, 2025-02-05, 2025-02-14, 2025-02-21, 2025-03-21",
    "2026-02-09, 2026-02-25, 2026-03-06, 2026-03-13, 2026-04-13",
    "2026-09-18, 2026-09-29, 2026-10-15, 2026-10-22, 2026-11-19"
  })
  void a_period_ends_on_the_day_the_calendar_says(
      LocalDate from, LocalDate seven, LocalDate fifteen, LocalDate twenty, LocalDate forty) {
    assertThat(days.plus(from, 7)).isEqualTo(seven);
    assertThat(days.plus(from, 15)).isEqualTo(fifteen);
    assertThat(days.plus(from, 20)).isEqualTo(twenty);
    assertThat(days.plus(from, 40)).isEqualTo(forty);
    assertThat(days.between(from, forty)).isEqualTo(40);
    assertThat(days.between(forty, from)).isEqualTo(-40);
  }

  @ParameterizedTest
  @CsvSource({"2014-01-26", "2014-02-08", "2014-05-04", "2014-09-28", "2014-10-11"})
  void the_make_up_days_of_2014_are_worked_though_they_fall_on_a_weekend(LocalDate day) {
    assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(days.isWorking(day)).isTrue();
  }

  @Test
  void a_day_off_on_a_weekday_is_not_worked() {
    assertThat(days.isWorking(LocalDate.of(2014, 10, 1))).isFalse();
    assertThat(days.isWorking(LocalDate.of(2026, 2, 17))).isFalse();
  }

  @Test
  void sums_agree_with_counting_day_by_day() {
    var naive = new Naive(SHIPPED);
    var random = new Random(20040101);
    for (int i = 0; i < 3_000; i++) {
      var from = LocalDate.of(2003, 1, 1).plusDays(random.nextInt(9_000));
      int n = random.nextInt(121) - 60;
      assertThat(days.plus(from, n)).as("%s plus %d", from, n).isEqualTo(naive.plus(from, n));
      var to = from.plusDays(random.nextInt(400) - 200);
      assertThat(days.between(from, to))
          .as("%s to %s", from, to)
          .isEqualTo(naive.between(from, to));
      assertThat(days.isWorking(from)).isEqualTo(naive.isWorking(from));
    }
  }

  @Test
  void a_date_outside_three_centuries_is_refused_with_the_range() {
    assertThatThrownBy(() -> days.isWorking(LocalDate.of(201, 1, 1)))
        .hasMessageContaining("1900-01-01");
    assertThatThrownBy(() -> days.plus(LocalDate.of(2199, 12, 31), 1))
        .hasMessageContaining("2199-12-31");
    assertThat(days.between(DayTable.FIRST, DayTable.LAST)).isPositive();
  }

  @Test
  void years_without_a_notice_are_known_as_such() {
    assertThat(days.years()).contains(2004, 2014, 2026).doesNotContain(2003, 2027);
  }

  /** An independent second source, when the data folder is there. */
  @Test
  void every_day_of_2008_to_2026_agrees_with_the_notices_as_others_read_them() throws IOException {
    var data = System.getenv("CHENGMING_DATA");
    assumeThat(data).as("CHENGMING_DATA names the data folder").isNotNull();
    var folder = Path.of(data, "17_holidays");
    assumeThat(folder).as("17_holidays in the data folder").isDirectory();
    int compared = 0;
    for (int year = 2008; year <= 2026; year++) {
      var file = folder.resolve("holiday-cn_%d.json".formatted(year));
      if (!Files.exists(file)) {
        continue;
      }
      var naive = new Naive(NoticeText.read(Files.readString(file)));
      // The notice of a year may also name the last days of the year before and the first of the
      // year after.
      for (var day = LocalDate.of(year, 1, 4);
          day.isBefore(LocalDate.of(year, 12, 29));
          day = day.plusDays(1), compared++) {
        assertThat(days.isWorking(day)).as(day.toString()).isEqualTo(naive.isWorking(day));
      }
    }
    assertThat(compared).isGreaterThan(6_000);
  }

  private static List<DayException> shipped() {
    try {
      return NoticeText.read(
          new ClassPathResource("data/working-days.csv")
              .getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Counts as a person would, one day after another. */
  private static final class Naive {
    private final HashMap<LocalDate, Boolean> known = new HashMap<>();

    Naive(List<DayException> exceptions) {
      exceptions.forEach(e -> known.put(e.date(), e.working()));
    }

    boolean isWorking(LocalDate day) {
      return known.getOrDefault(
          day, !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()));
    }

    LocalDate plus(LocalDate start, int n) {
      var day = start;
      for (int left = Math.abs(n); left > 0; ) {
        day = day.plusDays(Integer.signum(n));
        left -= isWorking(day) ? 1 : 0;
      }
      return day;
    }

    int between(LocalDate from, LocalDate to) {
      if (to.isBefore(from)) {
        return -between(to, from);
      }
      int count = 0;
      for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
        count += isWorking(day) ? 1 : 0;
      }
      return count;
    }
  }
}
