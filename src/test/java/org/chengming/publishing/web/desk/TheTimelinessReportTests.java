package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.chengming.actors.Role;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Dates;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheTimelinessReportTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Intake intake;
  @Autowired TimelinessQuery query;
  @Autowired TimeLimit limit;

  @Test
  void says_which_duty_a_late_document_answers_or_why_none() {
    var body = given.body();
    var chief = given.staff(body, Role.PUBLISHER);
    var one = fields("迟了的规定").classed(new EditionFields.Classes("08", "02.01", "20-1", null));
    var other =
        fields("迟了的消息")
            .classed(new EditionFields.Classes("08", "02.01", null, null))
            .disclosed(new EditionFields.Disclosure(Attribute.PROACTIVE, "=群众关心<b>的</b>事"));
    intake.take(
        chief.actor(), List.of(incoming(body.id(), "1", one), incoming(body.id(), "2", other)));
    var desk = Desk.signedIn(port, chief);
    assertThat(desk.get("/desk/timeliness?year=2024").body())
        .contains("没有公开事项的理由", "行政法规、规章和规范性文件", "=群众关心&lt;b&gt;的&lt;/b&gt;事");
    assertThat(desk.get("/desk/timeliness.csv?year=2024").body().lines())
        .anyMatch(l -> l.contains("迟了的规定") && l.endsWith("行政法规、规章和规范性文件,"))
        .anyMatch(l -> l.contains("迟了的消息") && l.endsWith(",,'=群众关心<b>的</b>事"));
  }

  /** Working days over holidays and years, and late by the night of one day and not of the next. */
  @Test
  void counts_in_the_database_as_the_calendar_does() {
    var body = given.body();
    var chief = given.staff(body, Role.PUBLISHER);
    var random = new Random(20080501);
    var formed = new HashMap<String, LocalDate>();
    var documents = new ArrayList<IncomingDocument>();
    for (int i = 0; i < 120; i++) {
      var on = LocalDate.of(2008, 4, 20).plusDays(random.nextInt(5_700));
      var at = LocalDate.of(2023, 12, 25).plusDays(random.nextInt(380));
      var published = at.atTime(random.nextInt(24), 30).atZone(Dates.CHINA).toInstant();
      formed.put("第" + i + "件", on);
      documents.add(incoming(body.id(), "c" + i, fields("第" + i + "件", on), published));
    }
    intake.take(chief.actor(), documents);
    var counted = new ArrayList<TimelinessQuery.Figure>();
    query.each(chief.actor(), 2024, counted::add);
    assertThat(counted).hasSizeGreaterThan(100);
    for (var figure : counted) {
      assertThat(figure.formedOn()).isEqualTo(formed.get(figure.title()));
      var standing = limit.between(figure.formedOn(), figure.publishedOn());
      assertThat(figure.days()).as(figure.toString()).isEqualTo(standing.days());
      assertThat(figure.over()).as(figure.toString()).isEqualTo(standing.over());
    }
    var days = counted.stream().mapToInt(TimelinessQuery.Figure::days).sorted().toArray();
    var page = query.page(chief.actor(), 2024, 1);
    assertThat(page.total()).isEqualTo(counted.size());
    assertThat(page.longest()).isEqualTo(days[days.length - 1]);
    assertThat(page.lateCount())
        .isEqualTo((int) counted.stream().filter(f -> f.over() > 0).count());
    assertThat(page.bodies())
        .singleElement()
        .satisfies(row -> assertThat(row.median()).isEqualTo(days[(days.length - 1) / 2]));
    assertThat(page.late()).isSortedAccordingTo((a, b) -> b.days() - a.days());
  }

  @Test
  void is_read_by_who_watches_over_a_body_and_leads_them_to_what_is_public() {
    var body = given.body();
    var chief = given.staff(body, Role.PUBLISHER);
    intake.take(chief.actor(), List.of(incoming(body.id(), "watched", fields("被监督的一件"))));
    var watching = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    var answer = watching.get("/desk/timeliness?year=2024").body();
    assertThat(answer)
        .contains("被监督的一件", "href=\"/documents/")
        .doesNotContain("/desk/documents/editions/");
    var elsewhere = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    assertThat(elsewhere.get("/desk/timeliness?year=2024").body()).doesNotContain("被监督的一件");
    assertThat(watching.get("/desk/timeliness?year=2024&page=2000000000").statusCode())
        .isEqualTo(200);
    assertThat(watching.get("/desk/timeliness?year=2000000000").statusCode()).isEqualTo(200);
    assertThat(watching.get("/desk/timeliness?year=-5").body()).contains("2008年没有公开过文件");
  }

  private static IncomingDocument incoming(long body, String id, EditionFields fields) {
    return incoming(body, id, fields, Instant.parse("2024-06-03T02:00:00Z"));
  }

  private static IncomingDocument incoming(
      long body, String id, EditionFields fields, Instant published) {
    return new IncomingDocument("late-" + body, id, body, null, published, true, fields, List.of());
  }

  private static EditionFields fields(String title) {
    return fields(title, LocalDate.of(2024, 3, 4));
  }

  private static EditionFields fields(String title, LocalDate formedOn) {
    return EditionFields.of(title, formedOn, "<p>正文。</p>");
  }
}
