package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.web.Dates;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whether a record was public in time: those that a register begins with are believed the day they
 * state, all others count by the edition they came with.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountingTimelinessTests {
  private static final String NAME = "test-timely";
  private static final String CORRECTED = "test-timely-corrected";
  private static final String YAML =
      """
      name: %s
      title: 试验及时
      title-en: Timely on trial
      description: 试验
      description-en: Trial
      area: N1
      duty: 20-6
      licence: CC-BY-4.0
      rhythm: daily
      key: [number]
      order: [decided_on]
      body: authority
      timely: {from: decided_on, working-days: 7, said: published_on, days: taken, in-time: in_time}
      views:
        - {kind: chart, name: timely, title: 按时率, title-en: Share, by: authority, share: in_time}
      fields:
        - {name: number, title: 文号, title-en: Number, type: string, required: true}
        - {name: authority, title: 机关, title-en: Authority, type: string, required: true, filter: true}
        - {name: content, title: 内容, title-en: Content, type: string}
        - {name: decided_on, title: 决定日期, title-en: Decided on, type: date, required: true, sort: true}
        - {name: published_on, title: 公示日期, title-en: Published on, type: date}
        - {name: taken, title: 用时, title-en: Taken, type: integer}
        - {name: in_time, title: 及时, title-en: In time, type: boolean, filter: true}
      """;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Registers registers;
  @Autowired Defining defining;
  @Autowired Bringing bringing;
  @Autowired RecordLists lists;
  @Autowired Timeliness timeliness;
  @Autowired WorkingCalendar calendar;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  /**
   * @param decided how many working days ago
   * @param stated how many working days ago it says it was public; null where it does not say
   */
  private record Case(
      String number, int decided, @Nullable Integer stated, int taken, boolean inTime) {}

  private static final List<Case> TAKEN_OVER =
      List.of(
          new Case("接1", 30, 23, 7, true),
          new Case("接2", 30, 22, 8, false),
          new Case("接3", 30, null, 30, false),
          new Case("接4", 7, null, 7, true),
          new Case("接5", 8, -3, 8, false)); // says a day after it came

  private static final List<Case> LATER =
      List.of(
          new Case("后1", 7, 7, 7, true),
          new Case("后2", 8, 8, 8, false),
          new Case("后3", 30, 29, 30, false));

  @BeforeAll
  void bring_two_editions() {
    for (var name : List.of(NAME, CORRECTED)) {
      defining.save(given.rootStaff(Role.SUPERVISOR).actor(), null, YAML.formatted(name));
      bring(name, TAKEN_OVER, "接收局", "");
      bring(name, LATER, "后来局", "");
    }
  }

  @Test
  void the_first_edition_is_believed_the_day_it_states_and_no_other_is() {
    assertThat(TAKEN_OVER).allSatisfy(each -> counts(NAME, each));
    assertThat(LATER).allSatisfy(each -> counts(NAME, each));
    assertThat(timeliness.of(registers.get(NAME)))
        .containsExactly(
            new Timeliness.OfBody("接收局", 5, 2, 30, 2), new Timeliness.OfBody("后来局", 3, 1, 30, 0));
  }

  @Test
  void the_page_the_chart_and_the_api_say_the_same() {
    var reader = new Reader(port);
    var page = Jsoup.parse(reader.get("/registers/" + NAME + "/timeliness").body());
    assertThat(page.select("main").text())
        .contains("8 条里 3 条及时37.5%", "其中 2 条是这个登记簿的第一版从以前的系统接收来的，按记录自己写的“公示日期”算");
    var chart = Jsoup.parse(reader.get("/registers/" + NAME + "/views/timely").body());
    assertThat(chart.select("table.figures tbody tr").eachText())
        .containsExactlyInAnyOrder("接收局 40", "后来局 33.3");
    var api = reader.get("/api/v1/registers/" + NAME + "/records?in_time=true").body();
    assertThat(api).contains("接1", "接4", "后1").doesNotContain("接2", "接3", "接5", "后2", "后3");
    assertThat(reader.get("/api/v1/registers/" + NAME).body())
        .contains("\"x-timely\"", "\"said\":\"published_on\"");
  }

  @Test
  void a_record_keeps_the_day_it_was_first_public_whatever_it_says_later() {
    // The second edition came three working days ago.
    db.execute(
        "update registers.batch set brought_at = brought_at - {0} * interval '1 day' where id = (select max(id) from registers.batch where register = {1})",
        DSL.val(today().toEpochDay() - ago(3).toEpochDay()), DSL.val(CORRECTED));
    var corrected =
        List.of(
            new Case("接1", 30, 30, 7, true),
            new Case("接2", 30, 29, 8, false),
            new Case("接3", 30, 29, 30, false),
            new Case("后2", 8, 8, 5, true),
            new Case("后3", 30, 29, 27, false));
    bring(CORRECTED, corrected, "改正局", "改过");
    assertThat(corrected).allSatisfy(each -> counts(CORRECTED, each));
    assertThat(timeliness.of(registers.get(CORRECTED)))
        .filteredOn(of -> of.body().equals("改正局"))
        .containsExactly(new Timeliness.OfBody("改正局", 5, 2, 30, 2));
    assertThat(bring(CORRECTED, corrected, "改正局", "改过").changed()).as("sent twice").isZero();
  }

  private void counts(String name, Case each) {
    assertThat(lists.find(registers.get(name), each.number()).orElseThrow().values())
        .as(each.toString())
        .containsEntry("taken", (long) each.taken())
        .containsEntry("in_time", each.inTime());
  }

  /** The rows claim to be in time, all of them. */
  private BringReport bring(String name, List<Case> cases, String authority, String content) {
    var register = registers.get(name);
    var rows = new StringBuilder("文号,机关,内容,决定日期,公示日期,用时,及时\n");
    for (var each : cases) {
      rows.append(
          "%s,%s,%s,%s,%s,0,是\n"
              .formatted(
                  each.number(),
                  authority,
                  content,
                  ago(each.decided()),
                  each.stated() == null ? "" : ago(each.stated())));
    }
    return CleanRows.bring(
        bringing, given.rootStaff(Role.PUBLISHER).actor(), register, rows.toString());
  }

  private LocalDate ago(int workingDays) {
    var day = today();
    while (calendar.between(day, today()) < workingDays) {
      day = day.minusDays(1);
    }
    return workingDays < 0 ? day.minusDays(workingDays) : day;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Dates.CHINA);
  }
}
