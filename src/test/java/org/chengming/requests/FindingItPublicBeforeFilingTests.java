package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.database.Announcements;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.ChangeLog;
import org.chengming.search.Finder;
import org.chengming.search.Question;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.testing.Shelf;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class FindingItPublicBeforeFilingTests {
  private static Shelf shelf;
  private static Shelf.Shown shown;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired Organisations organisations;
  @Autowired Announcements announcements;
  @Autowired ChangeLog changes;
  @Autowired Finder finder;
  @Autowired AlreadyPublic already;
  @Autowired SettableClock clock;

  @BeforeEach
  void publish() {
    if (shelf != null) {
      return;
    }
    shelf = new Shelf(db, organisations, announcements);
    shown = shelf.publish("蓝鲸湾沙棘苗圃补贴标准", "<p>沙棘苗圃每亩补贴三百元，由蓝鲸湾林场发放。</p>");
    await().until(() -> found() > 0);
  }

  private long found() {
    return finder.find(Question.of("蓝鲸湾沙棘苗圃")).total().value();
  }

  private Map<String, String> typed(Applicant applicant, Body body) {
    var form = new HashMap<>(applicant.form(body));
    form.put("wanted", "蓝鲸湾沙棘苗圃补贴是多少");
    return form;
  }

  @Test
  void shows_what_is_nearest_while_somebody_types_and_asks_the_database_nothing() {
    var applicant = new Applicant(port);
    var body = given.body();
    var ask = Map.of("body", body.code(), "wanted", "蓝鲸湾沙棘苗圃补贴是多少");
    var part = applicant.post("/requests/already", ask);
    assertThat(part.statusCode()).isEqualTo(200);
    assertThat(part.body())
        .contains("/documents/" + shown.indexNumber(), "target=\"_blank\"", "<mark>")
        .contains("份可能就是您要的", "写上年份")
        .doesNotContain("<html");
    assertThat(applicant.post("/requests/already", Map.of()).body()).doesNotContain("<h3>");
    // Now and then vocabularies and the words of editors look whether they are still the newest.
    assertThat(Queries.of(() -> finder.find(Question.of("蓝鲸湾沙棘苗圃"))))
        .allMatch(sql -> sql.contains("\"revision\"") || sql.startsWith("select count(*), max("));
  }

  @Test
  void puts_what_the_body_itself_has_shown_first() {
    var other =
        shelf.publish("蓝鲸湾沙棘苗圃补贴的另一份通告", "<p>蓝鲸湾沙棘苗圃补贴。</p>", e -> e.setBodyId(given.body().id()));
    var applicant = new Applicant(port);
    var asked = Map.of("body", shelf.body().code(), "wanted", "蓝鲸湾沙棘苗圃补贴");
    var page =
        await()
            .until(
                () -> applicant.post("/requests/already", asked).body(),
                answer -> answer.contains(other.indexNumber()));
    assertThat(page.indexOf(shown.indexNumber())).isPositive();
    assertThat(page.indexOf(shown.indexNumber())).isLessThan(page.indexOf(other.indexNumber()));
    shelf.withdraw(other, "试验");
  }

  @Test
  void keeps_all_that_was_typed_when_it_is_looked_for_without_script_and_when_it_is_taken() {
    var applicant = new Applicant(port);
    var form = typed(applicant, given.body());
    form.put("then", "look");
    var looked = applicant.send(form);
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.body())
        .contains(
            "/documents/" + shown.indexNumber(), "蓝鲸湾沙棘苗圃补贴是多少", Applicant.ID, Applicant.PHONE)
        .contains(form.get("form"))
        .doesNotContain("处要改");
    form.put("take", shown.indexNumber());
    // Whatever else is said with it, as long as it says that.
    var taken = applicant.send(form);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body())
        .contains("它已经公开了，不用申请", "/documents/" + shown.indexNumber(), "蓝鲸湾沙棘苗圃补贴标准")
        .contains("name=\"idNumber\" value=\"" + Applicant.ID + "\"", form.get("form"))
        .doesNotContain("name=\"take\"");
    assertThat(taken.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void counts_what_was_taken_by_document_and_day_and_not_one_address_without_end() {
    var body = given.body();
    var applicant = new Applicant(port);
    var form = typed(applicant, body);
    form.put("take", shown.indexNumber());
    for (var i = 0; i < 23; i++) {
      assertThat(applicant.send(form).statusCode()).isEqualTo(200);
    }
    var row =
        db.fetchSingle(
            "select index_number, times from requests.taken where body_id = ? and day = ?",
            body.id(),
            LocalDate.now(clock));
    assertThat(row.get(0)).isEqualTo(shown.indexNumber());
    assertThat(row.get(1)).isEqualTo(20);
    form.put("take", "000000000/2026-99999");
    assertThat(applicant.send(form).statusCode()).isEqualTo(404);
    var officer = given.staff(body, Role.REQUEST_OFFICER);
    assertThat(already.taken(officer.actor(), LocalDate.now(clock).getYear())).isEqualTo(20);
    assertThat(Desk.signedIn(port, officer).get("/desk/request-register").body())
        .contains("公开的文件答复了 20 个问题");
    assertThat(Queries.of(() -> already.take(shown.indexNumber(), body.id(), "198.51.100.7")))
        .hasSize(2);
  }

  @Test
  void asks_what_for_only_under_the_rules_of_2008() {
    var applicant = new Applicant(port);
    var body = given.body();
    assertThat(applicant.get("/requests/new?body=" + body.code()).body())
        .contains("不用说明用途")
        .doesNotContain("id=\"purpose\"");
    try {
      clock.set("2019-05-14T09:00:00");
      assertThat(applicant.get("/requests/new?body=" + body.code()).body())
          .contains("id=\"purpose\"")
          .doesNotContain("不用说明用途");
    } finally {
      clock.reset();
    }
    var form = applicant.form(body);
    form.put("purpose", "写论文");
    var receipt = Applicant.receipt(applicant.send(form));
    assertThat(applicant.track(receipt.number(), receipt.code()).body()).contains("用途：写论文");
  }

  @Test
  void works_in_a_browser_while_typing_and_without_script() {
    var body = given.body();
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/requests/new?body=" + body.code());
      var page = tab.page();
      page.fill("#name", Applicant.NAME);
      page.locator("#wanted").pressSequentially("蓝鲸湾沙棘苗圃补贴");
      page.waitForSelector("#already button:has-text('这就是我要的')");
      assertThat(page.textContent("#already-said")).contains("可能就是您要的");
      page.click("#already summary");
      tab.check();
      page.locator("#already button").first().click();
      assertThat(tab.check().text()).contains("它已经公开了，不用申请");
      page.click("button:has-text('接着填申请')");
      assertThat(page.inputValue("#wanted")).isEqualTo("蓝鲸湾沙棘苗圃补贴");
      assertThat(page.inputValue("#name")).isEqualTo(Applicant.NAME);
    }
    try (var tab = Browser.withoutScript("http://localhost:" + port)) {
      var page = tab.page();
      page.navigate("http://localhost:" + port + "/requests/new?body=" + body.code());
      page.fill("#wanted", "蓝鲸湾沙棘苗圃补贴");
      tab.press("先查查有没有公开");
      assertThat(tab.text()).contains("蓝鲸湾沙棘苗圃补贴标准");
    }
  }
}
