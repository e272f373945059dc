package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import org.chengming.calendar.CalendarOnFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of 双公示, of Art. 26 and of budgets, on the calendar's own vectors. */
class ShowingForATermTests {
  private final CreditPublicity credit = new CreditPublicity(CalendarOnFile.shipped());

  @ParameterizedTest
  @CsvSource({
    "2014-01-20, 2014-01-28, 7, true",
    "2014-01-20, 2014-01-29, 8, false",
    "2025-01-20, 2025-02-05, 7, true",
    "2025-01-20, 2025-02-06, 8, false",
    "2026-02-09, 2026-02-25, 7, true",
    "2026-09-18, 2026-09-30, 8, false",
    "2026-09-18, 2026-09-18, 0, true"
  })
  void a_decision_is_public_within_seven_working_days(
      LocalDate decided, LocalDate published, long days, boolean inTime) {
    var values = new HashMap<String, Object>();
    values.put("decided_on", decided);
    values.put("published_on", published);
    credit.fill(values);
    assertThat(values).containsEntry("publication_days", days).containsEntry("in_time", inTime);
  }

  @ParameterizedTest
  @CsvSource({
    "警告, false, 2026-06-01",
    "通报批评, false, 2026-06-01",
    "罚款, true, 2026-06-01",
    "罚款, false, 2029-03-01",
    "警告、罚款, true, 2026-06-01",
    "罚款、没收违法所得, true, 2029-03-01",
    "吊销许可证件, false, 2029-03-01"
  })
  void a_light_penalty_is_shown_for_three_months_and_any_other_for_three_years(
      String category, boolean minor, LocalDate until) {
    var values = new HashMap<String, Object>();
    values.put("decided_on", LocalDate.of(2026, 2, 25));
    values.put("published_on", LocalDate.of(2026, 3, 1));
    values.put("category", category);
    values.put("minor", minor);
    credit.fill(values);
    assertThat(values).containsEntry("displayed_until", until);
  }

  /** Over a weekend and a festival. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 2026-03-10, 3, true",
    "2026-03-05, 2026-03-11, 4, false",
    "2026-09-30, 2026-10-10, 3, true"
  })
  void what_is_annulled_is_corrected_within_three_days(
      LocalDate changed, LocalDate corrected, long days, boolean inTime) {
    var values = new HashMap<String, Object>();
    values.put("decided_on", LocalDate.of(2026, 1, 5));
    values.put("published_on", LocalDate.of(2026, 1, 6));
    values.put("changed_on", changed);
    values.put("corrected_on", corrected);
    credit.fill(values);
    assertThat(values)
        .containsEntry("correction_days", days)
        .containsEntry("corrected_in_time", inTime);
  }

  @ParameterizedTest
  @CsvSource({"2025-01-20, 2025-02-21, 20, true", "2025-01-20, 2025-02-24, 21, false"})
  void other_information_is_public_within_twenty(
      LocalDate formed, LocalDate published, long days, boolean inTime) {
    var values = new HashMap<String, Object>();
    values.put("formed_on", formed);
    values.put("published_on", published);
    values.put("in_time", !inTime);
    new PublicationDays(CalendarOnFile.shipped()).fill(values);
    assertThat(values).containsEntry("publication_days", days).containsEntry("in_time", inTime);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-01, 2026-02-21, true", "2026-02-01, 2026-02-22, false"})
  void a_budget_is_public_within_twenty_days_of_its_approval(
      LocalDate approved, LocalDate published, boolean inTime) {
    var values = new HashMap<String, Object>();
    values.put("approved_on", approved);
    values.put("published_on", published);
    values.put("in_time", !inTime);
    new BudgetPublicity().fill(values);
    assertThat(values)
        .containsEntry("due_on", LocalDate.of(2026, 2, 21))
        .containsEntry("in_time", inTime);
  }
}
