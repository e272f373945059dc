package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.requests.db.Tables.FIGURE;
import static org.chengming.requests.db.Tables.FIGURE_BASIS;
import static org.chengming.requests.db.Tables.TALLY;
import static org.chengming.testing.Patience.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.HolidayNotices;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RequestsInFiguresTests {
  private static final String HEAD = "机关,旧编号,渠道,收到日,申请人类型,申请内容,处理结果,办结日,延期日,延期天数\n";

  /** Answered after 1, 5, 15 and 20 working days, the last one late; one not pursued, one open. */
  private static final String CASES =
      """
      %1$s,甲1,当面,2014-03-03,公民,要,同意公开,2014-03-04,,
      %1$s,甲2,当面,2014-03-03,公民,要,2008.6,2014-03-10,,
      %1$s,甲3,当面,2014-03-03,公民,要,2008.4.1,2014-03-24,,
      %1$s,甲4,当面,2014-03-03,公民,要,同意公开,2014-03-31,,
      %2$s,乙1,当面,2014-03-03,公民,要,2008.9,2014-04-01,2014-03-10,15
      %2$s,乙2,当面,2013-12-30,公民,要,同意公开,2014-01-06,,
      %2$s,乙3,当面,2014-12-30,公民,要,,,,
      """;

  @TempDir Path folder;
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired RequestHistory history;
  @Autowired Figures figures;
  @Autowired HolidayNotices notices;
  @Autowired DSLContext db;

  private Body above;
  private Body one;
  private Actor officer;

  @BeforeEach
  void two_bodies_bring_their_cases() throws Exception {
    above = given.body();
    one = given.bodyUnder(above);
    var other = given.bodyUnder(above);
    officer = given.staff(above, Role.REQUEST_OFFICER).actor();
    var table = HEAD + CASES.formatted(one.code(), other.code());
    var run = history.run(officer, Files.writeString(folder.resolve("c.csv"), table), null, false);
    assertThat(run.taken()).isEqualTo(7);
    catchUp();
  }

  @Test
  void are_counted_by_year_over_a_body_and_all_under_it() {
    assertThat(json("?body=" + above.code() + "&year=2014"))
        .contains(
            "\"counts\":{\"received\":6,\"ended\":6,",
            "\"outcomes\":{\"granted\":3,\"partly\":0,\"refused\":1,\"not_held\":1,\"not_processed\":0,\"otherwise\":1}",
            "\"answered\":5,\"medianDays\":5,\"ninetiethDays\":20,\"extended\":1,\"late\":1",
            "\"year\":2013,\"counts\":{\"received\":1,\"ended\":0,",
            "\"overdueToday\":1");
    assertThat(json("?body=" + one.code()))
        .contains("\"year\":2014", "\"received\":4", "\"medianDays\":5", "\"ninetiethDays\":20");
  }

  @Test
  void follow_what_happens_and_can_be_made_again_of_nothing() {
    var before = json("?body=" + above.code() + "&year=2014");
    db.deleteFrom(TALLY).where(TALLY.BODY_ID.eq(one.id())).execute();
    db.deleteFrom(FIGURE).where(FIGURE.BODY_ID.eq(one.id())).execute();
    db.deleteFrom(FIGURE_BASIS).execute();
    catchUp();
    assertThat(json("?body=" + above.code() + "&year=2014")).isEqualTo(before);
  }

  @Test
  void change_when_a_notice_moves_the_last_day() {
    var root = given.rootStaff(Role.ADMINISTRATOR).actor();
    var year = notices.of(2014);
    var text = new StringBuilder("date,working,name\n");
    try {
      assertThat(json("?body=" + one.code() + "&year=2014")).contains("\"late\":1");
      text.append("2014-03-25,0,试验假\n2014-03-26,0,试验假\n2014-03-27,0,试验假\n");
      text.append("2014-03-28,0,试验假\n2014-03-31,0,试验假\n2014-03-24,0,试验假\n");
      notices.record(root, 2014, text.toString(), "试验");
      catchUp();
      assertThat(json("?body=" + one.code() + "&year=2014")).contains("\"late\":0");
    } finally {
      var back = new StringBuilder("date,working,name\n");
      year.forEach(
          d -> back.append("%s,%s,%s\n".formatted(d.date(), d.working() ? 1 : 0, d.name())));
      notices.record(root, 2014, back.toString(), "恢复");
      catchUp();
    }
    assertThat(json("?body=" + one.code() + "&year=2014")).contains("\"late\":1");
  }

  @Test
  void lead_from_each_number_to_its_meaning_and_at_the_desk_to_its_cases() {
    var page = new Reader(port).get("/requests/statistics?body=" + above.code() + "&year=2014");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("href=\"#late\"", "id=\"late\"", "<svg class=\"bar\"", "body=" + one.code())
        .doesNotContain("/desk/");
    var desk = Desk.signedIn(port, given.staff(one, Role.REQUEST_OFFICER));
    var mine = desk.get("/desk/request-statistics?body=" + above.code() + "&year=2014").body();
    assertThat(mine).contains("&amp;what=LATE", "&amp;what=REFUSED");
    var cases = "/desk/request-statistics/cases?body=%s&year=2014&what=".formatted(above.code());
    assertThat(desk.get(cases + "ENDED").body()).contains(one.brief()).contains("-2014-00004");
    assertThat(desk.get(cases + "LATE").body())
        .contains("-2014-00004")
        .doesNotContain("-2014-00001");
    assertThat(desk.get(cases + "OTHERWISE").body()).contains("没有您能看到的案件");
    assertThat(desk.get(cases + "NONSENSE").statusCode()).isEqualTo(404);
  }

  @Test
  void are_readable_when_there_are_none_and_no_body_or_year_is_made_up() {
    var reader = new Reader(port);
    assertThat(reader.get("/requests/statistics?body=" + given.body().code()).body())
        .contains("这一年没有收到申请");
    assertThat(reader.get("/requests/statistics?body=no-such-body").statusCode()).isEqualTo(404);
    assertThat(reader.get("/requests/statistics?year=1999").statusCode()).isEqualTo(404);
  }

  @Test
  void fit_a_phone_and_a_desk() {
    var origin = "http://localhost:" + port;
    try (var desktop = Browser.desktop(origin);
        var phone = Browser.phone(origin)) {
      var at = "/requests/statistics?body=" + above.code() + "&year=2014";
      assertThat(desktop.open(at).check().text()).contains("怎么办结的", "这些数怎么来的");
      phone.open(at).check();
    }
  }

  private String json(String query) {
    var answer = new Reader(port).get("/api/v1/requests/statistics" + query);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** The server's own worker may be at it. */
  private void catchUp() {
    await().until(figures::catchUp);
  }
}
