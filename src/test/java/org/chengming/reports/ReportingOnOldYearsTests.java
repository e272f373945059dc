package org.chengming.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.PastCases.ended;
import static org.chengming.testing.PastCases.on;

import java.util.ArrayList;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.reports.ReportForm.From;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.PastCases;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Up to 2018 a report is a list of indicators. */
@ServerTest
class ReportingOnOldYearsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired ReportFigures figures;

  @Test
  void counts_by_channel_and_by_answer_what_the_cases_tell_and_leaves_the_rest_to_be_typed() {
    var body = given.body();
    var cases = new PastCases(db, body);
    cases.add("PERSON", "WEB", on("2016-12-31", "SUBMITTED"), ended("2017-01-10", "1"));
    cases.add("PERSON", "WEB", on("2017-02-01", "SUBMITTED"), ended("2017-02-10", "2"));
    cases.add("OTHER", "COUNTER", on("2017-02-01", "SUBMITTED"), ended("2017-02-10", "2008.7"));
    cases.add("OTHER", "ORDINARY_POST", on("2017-02-01", "SUBMITTED"), ended("2018-01-10", "1"));
    cases.add("OTHER", "PHONE", on("2017-02-01", "SUBMITTED"), ended("2017-03-10", "2008.4.2"));
    cases.add("PERSON", "FAX", on("2017-12-31", "SUBMITTED"));
    cases.add("OTHER", "PHONE", on("2016-12-01", "SUBMITTED"), ended("2017-03-10", "2008.9"));
    var computed = figures.compute(body, 2017, Scope.OWN);
    assertThat(computed.unplaced()).isEqualTo(1);
    var counted = computed.figures();
    assertThat(text(counted))
        .isEqualTo(
            """
            B total 5
            B counter 1
            B fax 1
            B email 0
            B web 1
            B letter 1
            B other 1
            C granted 1
            C partly 1
            C notInformation 0
            C notThere 0
            C notHeld 0
            C unclear 1
            C exempt1 0
            C exempt2 1
            C exempt3 0
            C exempt4 0
            C exempt6 0
            """);
    assertThat(ReportFigures.identities(ReportFigures.form(2017), counted, null))
        .allMatch(Identity::holds)
        .isNotEmpty();
  }

  @Test
  void is_published_in_the_form_of_its_time() {
    var body = given.body();
    new PastCases(db, body)
        .add("PERSON", "WEB", on("2017-02-01", "SUBMITTED"), ended("2017-02-10", "1"));
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    var desk = Desk.signedIn(port, officer);
    var path = "/desk/annual-reports/%s/2017".formatted(body.code());
    desk.get(path + "/edit");
    var form = new ArrayList<String>(List.of("scope", "OWN", "revision", "0"));
    for (var table : ReportFigures.form(2017).tables()) {
      for (var row : table.leaves()) {
        if (row.from() == From.TYPED) {
          form.addAll(List.of(table.code() + "/" + row.code() + "/N", "2"));
        }
      }
    }
    for (var section : List.of("1", "6", "contact")) {
      form.addAll(List.of("section-" + section, "文字"));
    }
    assertThat(desk.post(path + "/draft", form.toArray(String[]::new)).statusCode()).isEqualTo(303);
    assertThat(desk.post(path + "/submission").statusCode()).isEqualTo(303);
    var publisher = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    publisher.get(path);
    publisher.post(path + "/approval");
    publisher.post(path + "/publication");
    var json = new Reader(port).get("/api/v1/annual-reports/%s/2017".formatted(body.code())).body();
    assertThat(json)
        .contains(
            "\"form\":\"2008\"",
            "\"code\":\"refused\",\"label\":\"否决公开答复数\",\"labelEn\":\"Refused\",\"numbers\":{\"N\":2}")
        .contains(
            "\"code\":\"total\",\"label\":\"答复申请数\",\"labelEn\":\"All\",\"numbers\":{\"N\":3}");
    try (var phone = Browser.phone("http://localhost:" + port)) {
      phone.open("/annual-reports/%s/2017".formatted(body.code()));
      assertThat(phone.text()).contains("信函申请", "免予公开：个人隐私");
      phone.signIn(officer.username(), Given.PASSWORD);
      phone.open(path).open(path + "/edit");
    }
  }

  private static String text(Figures figures) {
    var text = new StringBuilder();
    for (var cell : ReportFigures.form(2017).cells()) {
      var number = figures.get(cell);
      if (number != null) {
        text.append("%s %s %s\n".formatted(cell.table(), cell.row(), Figures.plain(number)));
      }
    }
    return text.toString();
  }
}
