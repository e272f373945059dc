package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State Council Decree 493, Art. 3: 以上 includes the number itself, any one criterion suffices. */
class GradingAnAccidentTests {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 一般",
    "2, 9, 999.99, 一般",
    "3, 0, 0, 较大",
    "0, 10, 0, 较大",
    "0, 0, 1000, 较大",
    "9, 49, 4999.99, 较大",
    "10, 0, 0, 重大",
    "0, 50, 0, 重大",
    "0, 0, 5000, 重大",
    "29, 99, 9999.99, 重大",
    "30, 0, 0, 特别重大",
    "0, 100, 0, 特别重大",
    "0, 0, 10000, 特别重大",
    "1, 60, 200, 重大",
    "3, 0, 10000, 特别重大"
  })
  void takes_the_gravest_of_three_criteria(long deaths, long injuries, BigDecimal loss, String is) {
    assertThat(AccidentLevel.of(deaths, injuries, loss).label()).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({"一般, 县级人民政府", "较大, 设区的市级人民政府", "重大, 省级人民政府", "特别重大, 国务院"})
  void says_who_investigates(String level, String who) {
    assertThat(AccidentLevel.values())
        .filteredOn(l -> l.label().equals(level))
        .singleElement()
        .satisfies(l -> assertThat(l.investigator()).isEqualTo(who));
  }

  /** Art. 13: within 30 days, of traffic and fire within 7. */
  @ParameterizedTest
  @CsvSource({
    "建筑施工, 2026-03-31, 较大, 一般",
    "建筑施工, 2026-04-01, 一般,",
    "道路交通, 2026-03-08, 较大, 一般",
    "道路交通, 2026-03-09, 一般,",
    "火灾, 2026-03-08, 较大, 一般",
    "火灾, 2026-03-20, 一般,"
  })
  void is_graded_anew_when_casualties_change_in_time(
      String kind, LocalDate changed, String level, String before) {
    var values = new HashMap<String, Object>();
    values.put("occurred_on", LocalDate.of(2026, 3, 1));
    values.put("kind", kind);
    values.put("deaths", 2L);
    values.put("serious_injuries", 1L);
    values.put("direct_loss", BigDecimal.TEN);
    values.put("changed_on", changed);
    values.put("changed_deaths", 3L);
    new AccidentGrading().fill(values);
    assertThat(values).containsEntry("computed_level", level).containsEntry("level", level);
    assertThat(values.get("regraded_from")).isEqualTo(before);
  }

  /** Art. 29 and 32. */
  @ParameterizedTest
  @CsvSource({
    "一般, false, 2026-03-01, 2026-04-30, 2026-04-30, 2026-05-15, true",
    "一般, false, 2026-03-01, 2026-05-01, 2026-04-30, 2026-05-16, false",
    "重大, true, 2026-03-01, 2026-06-29, 2026-06-29, 2026-07-14, true",
    "特别重大, false, 2026-03-01, 2026-04-01, 2026-04-30, 2026-05-01, true",
    "特别重大, true, 2026-03-01, 2026-04-01, 2026-06-29, 2026-05-31, true"
  })
  void reports_and_decisions_have_their_days(
      String level,
      boolean extended,
      LocalDate occurred,
      LocalDate submitted,
      LocalDate due,
      LocalDate decision,
      boolean inTime) {
    var values = new HashMap<String, Object>();
    values.put("level", level);
    values.put("extended", extended);
    values.put("occurred_on", occurred);
    values.put("submitted_on", submitted);
    new AccidentInvestigation().fill(values);
    assertThat(values)
        .containsEntry("submission_due_on", due)
        .containsEntry("approval_due_on", decision)
        .containsEntry("in_time", inTime);
  }
}
