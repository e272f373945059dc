package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheTimelinessReportTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Intake intake;

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

  private static IncomingDocument incoming(long body, String id, EditionFields fields) {
    return new IncomingDocument(
        "late-" + body,
        id,
        body,
        null,
        Instant.parse("2024-06-03T02:00:00Z"),
        true,
        fields,
        List.of());
  }

  private static EditionFields fields(String title) {
    return EditionFields.of(title, LocalDate.of(2024, 3, 4), "<p>正文。</p>");
  }
}
