package org.chengming.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.chengming.testing.Browser;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class AskingForADueDateTests {
  @LocalServerPort int port;
  @Autowired WorkingCalendar calendar;

  @Test
  void answers_a_program_with_the_day_and_every_day_that_is_not_counted() {
    var due = json("/api/v1/calendar/due?received=2026-02-09&days=20");
    assertThat(due.get("due").asString()).isEqualTo("2026-03-13");
    assertThat(due.get("counted")).hasSize(20);
    assertThat(due.get("excluded").toString())
        .contains(
            "{\"date\":\"2026-02-16\",\"reason\":\"holiday\",\"name\":\"春节\"}",
            "{\"date\":\"2026-03-07\",\"reason\":\"weekend\",\"name\":\"周末\"}");
    assertThat(due.get("makeUpDays").toString()).contains("2026-02-14", "2026-02-28");
    // 32 days lie after 9 February up to 13 March, each of them counted or excluded.
    assertThat(due.get("excluded").size()).isEqualTo(32 - 20);
    assertThat(due.get("yearsWithoutNotice")).isEmpty();
  }

  @Test
  void says_which_years_are_counted_without_a_notice() {
    assertThat(json("/api/v1/calendar/due?received=2150-12-20&days=20").get("yearsWithoutNotice"))
        .hasToString("[2150,2151]");
  }

  @Test
  void every_day_of_2008_to_2026_comes_with_a_sum_that_adds_up() {
    for (var day = LocalDate.of(2008, 1, 1); day.getYear() <= 2026; day = day.plusDays(1)) {
      var sum = calendar.count(day, 20);
      assertThat(sum.due()).isEqualTo(calendar.plus(day, 20));
      assertThat(sum.course()).hasSize((int) (sum.due().toEpochDay() - day.toEpochDay()));
      assertThat(sum.course().stream().filter(d -> d.kind().counts()))
          .allMatch(d -> calendar.isWorking(d.date()))
          .hasSize(20);
      assertThat(sum.excluded()).noneMatch(d -> calendar.isWorking(d.date()));
      assertThat(sum.course().getLast().number()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 20, received",
    "2026-02-30, 20, received",
    "2026-2-9, 20, received",
    "1899-12-31, 20, received",
    "+12026-02-09, 20, received",
    "2026-02-09, '', days",
    "2026-02-09, 0, days",
    "2026-02-09, -5, days",
    "2026-02-09, 501, days",
    "2026-02-09, 99999999999999999999, days",
    "2026-02-09, ２０, days",
    "<script>alert(1)</script>, 2e1, received"
  })
  void refuses_what_makes_no_sense_and_says_which(String received, String days, String field) {
    var query = "received=" + encoded(received) + "&days=" + encoded(days);
    var reader = new Reader(port);
    var answer = reader.get("/api/v1/calendar/due?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(reader.header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).get("detail").asString())
        .contains(field + ": ");
    var page = reader.get("/calendar?" + query);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("id=\"" + field + "-error\"").doesNotContain("<script>alert");
  }

  @Test
  void explains_the_sum_to_a_person_with_and_without_script() {
    var origin = "http://localhost:" + port;
    try (var tab = Browser.withoutScript(origin)) {
      tab.page().navigate(origin + "/calendar");
      tab.page().fill("#received", "2026-02-09");
      tab.page().fill("#days", "20");
      tab.page().click("main form button");
      assertThat(tab.text()).contains("最晚 2026年3月13日", "春节放假，不算", "春节调休上班，算", "到期 20");
    }
    try (var tab = Browser.phone(origin)) {
      tab.open("/view?language=en&to=/calendar");
      tab.open("/calendar?received=2026-02-09&days=20");
      assertThat(tab.text())
          .contains("Due by 13 Mar 2026", "Spring Festival, not counted")
          .doesNotContain("春节");
    }
  }

  private JsonNode json(String path) {
    var answer = new Reader(port).get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
