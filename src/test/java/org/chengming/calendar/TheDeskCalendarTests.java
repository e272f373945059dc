package org.chengming.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheDeskCalendarTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Organisations organisations;
  @Autowired WorkingCalendar calendar;

  @Test
  void shows_what_a_notice_changes_before_it_is_recorded() {
    var desk =
        Desk.signedIn(
            port, given.staff(organisations.bodies().roots().getFirst(), Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/calendar?year=2014").body())
        .contains("2014年1月26日（星期日）", "调休上班", "全年工作日 <b>250</b>");
    assertThat(desk.get("/desk/calendar?year=2189").body()).contains("还没有录入");
    var json =
        "{\"year\":2189,\"days\":[{\"name\":\"元旦\",\"date\":\"2189-01-01\",\"isOffDay\":true}]}";
    var trial =
        desk.upload(
            "/desk/calendar/trial",
            "file",
            "2189.json",
            json.getBytes(StandardCharsets.UTF_8),
            "year",
            "2189",
            "text",
            "");
    assertThat(trial.statusCode()).isEqualTo(200);
    assertThat(trial.body()).contains("2189年1月1日", "还没有保存");
    assertThat(calendar.years()).doesNotContain(2189);
    assertThat(desk.follow(desk.post("/desk/calendar", "year", "2189", "text", json)).body())
        .contains("已保存", "2189年1月1日");
    assertThat(calendar.years()).contains(2189);
    var wrong = desk.post("/desk/calendar", "year", "2189", "text", "2189-02-30,0,元旦");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("第1行", "2189-02-30,0,元旦");
  }

  @Test
  void is_changed_only_by_an_administrator_at_the_top_and_seen_by_administrators() {
    var body = given.body();
    var below = Desk.signedIn(port, given.staff(body, Role.ADMINISTRATOR));
    var editor = Desk.signedIn(port, given.staff(body, Role.EDITOR));
    assertThat(below.get("/desk/calendar").body()).contains("工作日历").doesNotContain("录入放假安排");
    editor.get("/desk");
    assertThat(editor.get("/desk/calendar").statusCode()).isEqualTo(403);
    for (var desk : java.util.List.of(below, editor)) {
      assertThat(
              desk.post("/desk/calendar", "year", "2188", "text", "2188-01-01,0,元旦").statusCode())
          .isEqualTo(403);
      assertThat(
              desk.upload(
                      "/desk/calendar/trial",
                      "file",
                      "a.csv",
                      "2188-01-01,0,元旦".getBytes(StandardCharsets.UTF_8),
                      "year",
                      "2188")
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(Desk.visitor(port).get("/desk/calendar").headers().firstValue("Location").orElse(""))
        .contains("/desk/sign-in");
  }
}
