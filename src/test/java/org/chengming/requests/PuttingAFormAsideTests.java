package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PuttingAFormAsideTests {
  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired Drafts drafts;
  @Autowired SettableClock clock;

  private Map<String, String> unfinished(Applicant applicant, Body body) {
    var form = new HashMap<>(applicant.form(body));
    form.put("wanted", "只存在草稿里的描述");
    form.put("idNumber", "123");
    form.put("then", "save");
    return form;
  }

  private static String code(HttpResponse<String> saved) {
    var code = CODE.matcher(saved.body());
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private static HttpResponse<String> resume(Applicant applicant, String code) {
    return applicant.post("/requests/resume", Map.of("code", code));
  }

  private int kept() {
    return db.fetchCount(org.chengming.requests.db.Tables.DRAFT);
  }

  @Test
  void gives_a_code_that_brings_back_what_was_typed_however_unfinished() {
    var applicant = new Applicant(port);
    var body = given.body();
    var form = unfinished(applicant, body);
    var saved = applicant.send(form);
    var code = code(saved);
    assertThat(saved.body()).contains("存好了，还没有提交", "class=\"qr\"").doesNotContain("#" + code);
    assertThat(saved.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var elsewhere = new Applicant(port);
    for (var typed : new String[] {code, code.toLowerCase().replace("-", " ")}) {
      var resumed = resume(elsewhere, typed);
      assertThat(resumed.statusCode()).isEqualTo(200);
      assertThat(resumed.body())
          .contains("只存在草稿里的描述", "value=\"123\"", Applicant.PHONE, form.get("form"))
          .contains("value=\"" + body.code() + "\"")
          .doesNotContain("处要改");
    }
  }

  @Test
  void keeps_nothing_unless_asked_to_and_only_sealed() {
    var applicant = new Applicant(port);
    var form = unfinished(applicant, given.body());
    var before = kept();
    for (var then : new String[] {"look", ""}) {
      form.put("then", then);
      applicant.send(form);
    }
    assertThat(kept()).isEqualTo(before);
    form.put("then", "save");
    var code = code(applicant.send(form));
    var rows = new StringBuilder();
    for (var bytes :
        db.fetch("select sealed_form from requests.draft").getValues(0, byte[].class)) {
      rows.append(new String(bytes, StandardCharsets.UTF_8));
    }
    rows.append(db.fetch("select d::text from requests.draft d"));
    assertThat(rows.toString())
        .doesNotContain("只存在草稿里的描述", Applicant.PHONE, Applicant.NAME, code, form.get("form"));
  }

  @Test
  void takes_the_place_of_what_the_same_form_saved_before_under_the_same_code() {
    var applicant = new Applicant(port);
    var form = unfinished(applicant, given.body());
    var code = code(applicant.send(form));
    var before = kept();
    form.put("wanted", "改过的描述");
    assertThat(code(applicant.send(form))).isEqualTo(code);
    assertThat(kept()).isEqualTo(before);
    assertThat(resume(applicant, code).body()).contains("改过的描述").doesNotContain("只存在草稿里");
  }

  @Test
  void deletes_it_once_it_is_filed_or_its_time_is_up() {
    var applicant = new Applicant(port);
    var form = unfinished(applicant, given.body());
    var code = code(applicant.send(form));
    var other = code(applicant.send(unfinished(applicant, given.body())));
    form.remove("then");
    form.put("idNumber", Applicant.ID);
    Applicant.receipt(applicant.send(form));
    assertThat(resume(applicant, code).statusCode()).isEqualTo(422);
    assertThat(resume(applicant, other).statusCode()).isEqualTo(200);
    try {
      clock.forward(Duration.ofDays(29));
      assertThat(resume(applicant, other).statusCode()).isEqualTo(200);
      clock.forward(Duration.ofDays(1));
      assertThat(resume(applicant, other).statusCode()).isEqualTo(422);
      assertThat(drafts.deleteOld()).isPositive();
    } finally {
      clock.reset();
    }
    assertThat(resume(applicant, other).statusCode()).isEqualTo(422);
  }

  @Test
  void stops_whoever_tries_too_many_codes_or_saves_without_end() {
    var applicant = new Applicant(port);
    var code = code(applicant.send(unfinished(applicant, given.body())));
    var guesser = new Applicant(port);
    for (int i = 0; i < 10; i++) {
      assertThat(resume(guesser, i % 2 == 0 ? "2222-2222-2222" : "<script>").statusCode())
          .isEqualTo(422);
    }
    assertThat(resume(guesser, code).statusCode()).isEqualTo(429);
    var form = unfinished(applicant, given.body());
    for (int i = 0; i < 39; i++) {
      assertThat(applicant.send(form).statusCode()).isEqualTo(200);
    }
    var stopped = applicant.send(form);
    assertThat(stopped.statusCode()).isEqualTo(429);
    assertThat(stopped.body()).contains("存的草稿太多了", "只存在草稿里的描述");
  }

  @Test
  void refuses_what_is_longer_than_the_form_takes_and_keeps_it_on_the_page() {
    var applicant = new Applicant(port);
    var form = unfinished(applicant, given.body());
    form.put("wanted", "长".repeat(2001));
    form.put("nobody", "x".repeat(9000));
    var answer = applicant.send(form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("最多 2000 个字", "长".repeat(2001));
    form.put("wanted", "长".repeat(2000));
    assertThat(code(applicant.send(form))).isNotBlank();
  }

  @Test
  void works_in_a_browser_without_script_and_on_a_phone() {
    var body = given.body();
    var code = "";
    try (var tab = Browser.withoutScript("http://localhost:" + port)) {
      var page = tab.page();
      page.navigate("http://localhost:" + port + "/requests/new?body=" + body.code());
      page.fill("#wanted", "存下来的描述");
      page.fill("#name", Applicant.NAME);
      tab.press("存起来，以后接着填");
      code = page.locator(".receipt .headline").first().textContent();
    }
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/requests/resume");
      tab.page().fill("#code", code);
      tab.page().click("main form .button-main");
      assertThat(tab.check().page().inputValue("#wanted")).isEqualTo("存下来的描述");
      assertThat(tab.page().inputValue("#name")).isEqualTo(Applicant.NAME);
      tab.press("存起来，以后接着填");
      assertThat(tab.check().text()).contains("存好了，还没有提交", code);
    }
  }
}
