package org.chengming.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.PastCases.ended;
import static org.chengming.testing.PastCases.on;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.requests.Channel;
import org.chengming.requests.Happening;
import org.chengming.requests.RequestClock;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.PastCases;
import org.chengming.testing.PastCases.Happened;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CountingTheCasesOfAYearTests {
  private static final String[] KINDS = {
    "PERSON", "COMPANY", "RESEARCH", "WELFARE", "LEGAL", "OTHER"
  };

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired ReportFigures figures;
  @Autowired RequestClock clock;

  @Test
  void is_right_to_the_cell() {
    var body = given.body();
    var cases = new PastCases(db, body);
    // Carried over into 2022: received in 2021, one of them ended in 2022, one never.
    cases.add(
        "PERSON",
        "WEB",
        on("2021-12-30", "SUBMITTED"),
        on("2021-12-31", "CONFIRMED"),
        ended("2022-01-20", "1"));
    cases.add("LEGAL", "COUNTER", on("2021-06-01", "SUBMITTED"));
    // Of no matter to 2022: ended before it, or received after it.
    cases.add("PERSON", "COUNTER", on("2021-03-01", "SUBMITTED"), ended("2021-12-31", "1"));
    cases.add(
        "PERSON",
        "WEB",
        on("2022-12-30", "SUBMITTED"),
        on("2023-01-03", "CONFIRMED"),
        ended("2023-01-04", "2"));
    // Filed in 2021 and confirmed in 2022 is new in 2022.
    cases.add(
        "COMPANY",
        "WEB",
        on("2021-12-31", "SUBMITTED"),
        on("2022-01-04", "CONFIRMED"),
        ended("2022-02-01", "2"));
    // Each outcome once by each kind in turn.
    for (int i = 0; i < ApplicationsTable.CODES.size(); i++) {
      cases.add(
          KINDS[i % KINDS.length],
          "FAX",
          on("2022-05-05", "SUBMITTED"),
          on("2022-05-06", "CONFIRMED"),
          ended("2022-12-31", ApplicationsTable.CODES.get(i)));
    }
    // Withdrawn before anybody confirmed it: received and ended that day.
    cases.add(
        "OTHER",
        "WEB",
        on("2022-07-01", "SUBMITTED"),
        new Happened("WITHDRAWN", LocalDate.parse("2022-07-02"), "6.3"));
    // Not confirmed: in no row.
    cases.add("OTHER", "WEB", on("2022-07-01", "SUBMITTED"));
    // Received in 2022, ended in 2023.
    cases.add("WELFARE", "COUNTER", on("2022-12-31", "SUBMITTED"), ended("2023-01-09", "4.1"));

    var computed = figures.compute(body, 2022, Scope.OWN);

    assertThat(text(computed.figures()))
        .isEqualTo(
            """
            new 4 5 4 4 3 4 24
            carried 1 0 0 0 1 0 2
            1 2 0 0 0 0 0 2
            2 0 2 0 0 0 0 2
            3.1 0 0 1 0 0 0 1
            3.2 0 0 0 1 0 0 1
            3.3 0 0 0 0 1 0 1
            3.4 0 0 0 0 0 1 1
            3.5 1 0 0 0 0 0 1
            3.6 0 1 0 0 0 0 1
            3.7 0 0 1 0 0 0 1
            3.8 0 0 0 1 0 0 1
            4.1 0 0 0 0 1 0 1
            4.2 0 0 0 0 0 1 1
            4.3 1 0 0 0 0 0 1
            5.1 0 1 0 0 0 0 1
            5.2 0 0 1 0 0 0 1
            5.3 0 0 0 1 0 0 1
            5.4 0 0 0 0 1 0 1
            5.5 0 0 0 0 0 1 1
            6.1 1 0 0 0 0 0 1
            6.2 0 1 0 0 0 0 1
            6.3 0 0 1 0 0 1 2
            total 5 5 4 3 3 4 24
            forward 0 0 0 1 1 0 2
            """);
    assertThat(computed.unconfirmed()).isEqualTo(1);
  }

  @Test
  void counts_what_came_by_web_under_the_rules_of_2008_from_its_filing() {
    var body = given.body();
    var cases = new PastCases(db, body);
    cases.add(
        "PERSON",
        "WEB",
        on("2018-12-31", "SUBMITTED"),
        on("2019-01-02", "CONFIRMED"),
        ended("2019-01-15", "1"));
    cases.add(
        "PERSON",
        "WEB",
        on("2019-12-31", "SUBMITTED"),
        on("2020-01-02", "CONFIRMED"),
        ended("2020-01-15", "1"));
    assertThat(row(body, 2019, "new")).isEqualTo("0 0 0 0 0 0 0");
    assertThat(row(body, 2019, "carried")).isEqualTo("1 0 0 0 0 0 1");
    assertThat(row(body, 2020, "new")).isEqualTo("1 0 0 0 0 0 1");
    assertThat(row(body, 2020, "carried")).isEqualTo("0 0 0 0 0 0 0");
  }

  @Test
  void counts_what_ended_under_the_rules_of_2008_in_the_rows_of_2019_and_leads_there() {
    var body = given.body();
    var cases = new PastCases(db, body);
    var old =
        cases.add(
            "PERSON", "COUNTER", on("2019-03-01", "SUBMITTED"), ended("2019-03-02", "2008.4.3"));
    var today =
        cases.add("PERSON", "COUNTER", on("2019-06-03", "SUBMITTED"), ended("2019-06-04", "3.4"));
    assertThat(row(body, 2019, "3.4")).isEqualTo("2 0 0 0 0 0 2");
    assertThat(row(body, 2019, "total")).isEqualTo("2 0 0 0 0 0 2");
    var desk = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    assertThat(
            desk.get(
                    "/desk/annual-reports/%s/2019/cases?row=3.4&column=PERSON"
                        .formatted(body.code()))
                .body())
        .contains(old, today);
  }

  @Test
  void adds_up_a_body_and_all_bodies_under_it_with_one_query() {
    var above = given.body();
    var below = given.bodyUnder(above);
    new PastCases(db, above).add("PERSON", "COUNTER", on("2022-03-01", "SUBMITTED"));
    new PastCases(db, below)
        .add("COMPANY", "COUNTER", on("2022-03-01", "SUBMITTED"), ended("2022-03-02", "1"));
    assertThat(row(above, 2022, "new")).isEqualTo("1 0 0 0 0 0 1");
    var sent =
        Queries.of(
            () ->
                assertThat(text(figures.compute(above, 2022, Scope.SUBTREE).figures()))
                    .startsWith("new 1 1 0 0 0 0 2\n"));
    assertThat(sent.stream().filter(sql -> sql.contains("select"))).hasSize(1);
  }

  @Test
  void keeps_every_identity_whatever_happened() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var body = given.body();
    var cases = new PastCases(db, body);
    var received = new HashMap<Integer, Integer>();
    for (int i = 0; i < 150; i++) {
      var channel = Channel.values()[random.nextInt(Channel.values().length)];
      var filed = LocalDate.of(2017, 1, 1).plusDays(random.nextInt(1900));
      var events = new ArrayList<Happened>(List.of(new Happened("SUBMITTED", filed, null)));
      var happenings = new ArrayList<Happening>(List.of(new Happening.Submitted(filed, channel)));
      if (random.nextInt(10) > 0) {
        var day = filed.plusDays(random.nextInt(40));
        events.add(new Happened("CONFIRMED", day, null));
        happenings.add(new Happening.Confirmed(day));
      }
      var end = random.nextInt(4) == 0 ? null : filed.plusDays(random.nextInt(500));
      if (end != null) {
        events.add(
            ended(
                end.toString(),
                ApplicationsTable.CODES.get(random.nextInt(ApplicationsTable.CODES.size()))));
      }
      cases.add(
          KINDS[random.nextInt(KINDS.length)], channel.name(), events.toArray(Happened[]::new));
      var day = clock.received(happenings).orElse(end);
      if (day != null) {
        received.merge((end != null && end.isBefore(day) ? end : day).getYear(), 1, Integer::sum);
      }
    }
    Figures before = null;
    for (int year = 2019; year <= 2024; year++) {
      var now = figures.compute(body, year, Scope.OWN).figures();
      var wrong =
          ReportFigures.identities(ReportFigures.form(year), now, before).stream()
              .filter(i -> !i.holds())
              .toList();
      assertThat(wrong).as("seed %d, year %d", seed, year).isEmpty();
      assertThat(now.get("3", "new", "TOTAL").intValue())
          .as("seed %d, received in %d", seed, year)
          .isEqualTo(received.getOrDefault(year, 0));
      before = now;
    }
  }

  @Test
  void leads_from_each_figure_to_its_cases_and_strangers_nowhere() {
    var body = given.body();
    var cases = new PastCases(db, body);
    var granted =
        cases.add("PERSON", "COUNTER", on("2022-03-01", "SUBMITTED"), ended("2022-03-02", "1"));
    var refused =
        cases.add("PERSON", "COUNTER", on("2022-03-01", "SUBMITTED"), ended("2022-03-02", "3.4"));
    var open = cases.add("LEGAL", "COUNTER", on("2022-03-01", "SUBMITTED"));
    var path = "/desk/annual-reports/%s/2022".formatted(body.code());
    var officer = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    var report = officer.get(path).body();
    for (var numbers :
        Map.of(
                "row=new&amp;column=TOTAL",
                List.of(granted, refused, open),
                "row=3.4&amp;column=PERSON",
                List.of(refused),
                "row=total&amp;column=TOTAL",
                List.of(granted, refused),
                "row=forward&amp;column=LEGAL",
                List.of(open))
            .entrySet()) {
      assertThat(report).contains(path + "/cases?scope=OWN&amp;" + numbers.getKey());
      var list = officer.get(path + "/cases?scope=OWN&" + numbers.getKey().replace("&amp;", "&"));
      for (var number : List.of(granted, refused, open)) {
        assertThat(list.body().contains(number))
            .as(numbers.getKey())
            .isEqualTo(numbers.getValue().contains(number));
      }
    }
    assertThat(report).doesNotContain("row=2&");
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    var publisher = Desk.signedIn(port, given.staff(body, Role.PUBLISHER));
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    assertThat(stranger.get(path + "/cases?row=new&column=TOTAL").statusCode()).isEqualTo(404);
    assertThat(stranger.get("/desk/annual-reports").body()).doesNotContain(body.code());
    assertThat(publisher.get(path).body()).contains("本年新收").doesNotContain("/cases?");
    assertThat(publisher.get(path + "/cases?row=new&column=TOTAL").statusCode()).isEqualTo(404);
    assertThat(officer.get(path + "/cases?row=7&column=TOTAL").statusCode()).isEqualTo(404);
  }

  @Test
  void is_read_on_a_phone_and_at_a_desk() {
    var body = given.body();
    new PastCases(db, body)
        .add("PERSON", "COUNTER", on("2022-03-01", "SUBMITTED"), ended("2022-03-02", "1"));
    var person = given.staff(body, Role.REQUEST_OFFICER);
    var origin = "http://localhost:" + port;
    for (var tab : List.of(Browser.phone(origin), Browser.desktop(origin))) {
      try (tab) {
        tab.signIn(person.username(), Given.PASSWORD);
        tab.open("/desk/annual-reports?year=2022").page().click("main a:has-text('试验机关')");
        tab.check().page().click("td.number a");
        assertThat(tab.check().text()).contains("本年新收", "2022年3月1日", "予以公开");
      }
    }
  }

  private String row(Body body, int year, String row) {
    return text(figures.compute(body, year, Scope.OWN).figures())
        .lines()
        .filter(l -> l.startsWith(row + " "))
        .map(l -> l.substring(row.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /** The table as text: a row a line, its code and its seven numbers. */
  private static String text(Figures figures) {
    var text = new StringBuilder();
    var table = ReportFigures.form(2022).table("3").orElseThrow();
    for (var row : table.leaves()) {
      text.append(row.code());
      for (var column : table.columns()) {
        text.append(' ').append(Figures.plain(figures.get("3", row.code(), column.code())));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
