package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class FilingOnTheWebTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired SettableClock clock;

  @Test
  void gives_a_person_without_account_number_code_and_the_day_with_its_sum() {
    var body = given.body();
    var answer = new Applicant(port).send(new Applicant(port).form(body));
    var receipt = Applicant.receipt(answer);
    assertThat(receipt.number()).startsWith(body.organisationCode().value() + "-");
    assertThat(answer.body()).contains("查询码只在这里显示一次", "条例第三十三条第二款", "class=\"qr\"", "要是今天确认");
    assertThat(answer.body()).doesNotContain(Applicant.ID, Applicant.PHONE);
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .as(answer.headers().map().toString())
        .contains("no-store");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(events(receipt)).containsExactly("SUBMITTED");
  }

  @Test
  void takes_an_organisation_by_its_own_form() {
    var applicant = new Applicant(port);
    var body = given.body();
    assertThat(applicant.get("/requests/new?as=organisation&body=" + body.code()).body())
        .contains("统一社会信用代码", "社会公益组织")
        .doesNotContain("证件号码");
    var receipt = Applicant.receipt(applicant.send(applicant.formOfOrganisation(body)));
    assertThat(
            db.fetchSingle(
                    "select requester_kind from requests.request where number = ?",
                    receipt.number())
                .get(0))
        .isEqualTo("WELFARE");
  }

  @Test
  void counts_the_same_form_sent_again_as_the_same_request() {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    var first = Applicant.receipt(applicant.send(form));
    var again = applicant.send(form);
    assertThat(Applicant.receipt(again)).isEqualTo(first);
    assertThat(again.body()).contains("没有重复登记");
    form.put("wanted", "另一件事");
    assertThat(Applicant.receipt(applicant.send(form))).isNotEqualTo(first);
  }

  @Test
  void says_on_the_receipt_of_a_form_sent_again_days_later_when_it_was_filed() {
    var applicant = new Applicant(port);
    try {
      clock.set("2026-03-02T09:00:00");
      var form = applicant.form(given.body());
      Applicant.receipt(applicant.send(form));
      clock.set("2026-03-05T09:00:00");
      assertThat(applicant.send(form).body()).contains("没有重复登记", "datetime=\"2026-03-02\"");
    } finally {
      clock.reset();
    }
  }

  @Test
  void numbers_requests_of_a_body_without_gap_or_twin_when_many_file_at_once() throws Exception {
    var body = given.body();
    var filings = new ArrayList<Callable<Applicant.Receipt>>();
    for (int i = 0; i < 12; i++) {
      var applicant = new Applicant(port);
      filings.add(() -> applicant.file(body));
    }
    // One form sent four times at the same moment is still one.
    var impatient = new Applicant(port);
    var form = impatient.form(body);
    for (int i = 0; i < 4; i++) {
      filings.add(() -> Applicant.receipt(impatient.send(form)));
    }
    var numbers = new TreeSet<Integer>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Applicant.Receipt> done : pool.invokeAll(filings)) {
        numbers.add(Integer.parseInt(done.get().number().substring(15)));
      }
    }
    assertThat(numbers).hasSize(13);
    assertThat(numbers.first()).isEqualTo(1);
    assertThat(numbers.last()).isEqualTo(13);
  }

  @ParameterizedTest
  @CsvSource({
    "wanted, '', wanted, 请写明要什么",
    "name, ' ', name, 请填写姓名",
    "idNumber, 110105194912310021, idNumber, 有一位写错了",
    "idNumber, 110105194913310028, idNumber, 有一位写错了",
    "idNumber, 123, idNumber, 18 位",
    "idKind, CROWN, idKind, 请选用哪种证件",
    "phone, '', phone, 至少填一样",
    "phone, 打电话, phone, 只写数字",
    "email, nobody, email, 邮箱要写成",
    "provision, PAPER, delivery, 纸质的不能在网上给您",
    "delivery, EMAIL, email, 请填写邮箱",
    "delivery, POST, address, 请填写通信地址",
    "delivery, PIGEON, delivery, 请选怎么送到"
  })
  void says_what_is_wrong_and_keeps_what_was_typed(
      String field, String value, String wrong, String sentence) {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("address", field.equals("delivery") ? "" : "试验路1号");
    form.put("address", field.equals("phone") && value.isEmpty() ? "" : form.get("address"));
    form.put(field, value);
    var answer = applicant.send(form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"#" + wrong + "\"", sentence);
    if (!field.equals("wanted")) {
      assertThat(answer.body()).contains("2025年公共租赁住房配租的户数");
    }
    assertThat(answer.body()).contains(form.get("form"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "=cmd|'/c calc'!A0",
        "${7*7}#{7*7}{{7*7}}%s%n",
        "'; drop table requests.request; --",
        "\u202e逆\u2066序\u0000\u0007",
        "𠮷\ud83d\ude00e\u0301"
      })
  void shows_hostile_text_as_text_and_nothing_else(String text) {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("wanted", text + " 结尾");
    var answer = applicant.send(form);
    var receipt = Applicant.receipt(answer);
    var tracked = applicant.track(receipt.number(), receipt.code());
    for (var page : List.of(answer.body(), tracked.body())) {
      assertThat(page)
          .contains("结尾")
          .doesNotContain("<script>alert", "<img src=x", "\u202e", "\u2066", "\u0000", "\u0007");
    }
    form.put("name", text);
    form.put("idNumber", text);
    assertThat(applicant.send(form).body()).doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void refuses_a_description_of_unreasonable_length() {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("wanted", "长".repeat(2001));
    var answer = applicant.send(form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("最多 2000 个字，现在有 2001 个");
  }

  @Test
  void lets_an_address_file_only_so_often_an_hour() {
    var applicant = new Applicant(port);
    var body = given.body();
    var form = applicant.form(body);
    for (int i = 0; i < 20; i++) {
      form.put("wanted", "第" + i + "件");
      assertThat(applicant.send(form).statusCode()).isEqualTo(200);
    }
    form.put("wanted", "再一件");
    var refused = applicant.send(form);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("一小时内提交的申请太多了", "再一件");
    form.put("wanted", "第0件");
    assertThat(applicant.send(form).statusCode()).as("what is filed already").isEqualTo(200);
    assertThat(new Applicant(port).file(body)).isNotNull();
  }

  @Test
  void takes_nothing_that_a_foreign_page_sends() {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    // Now and then the refusal comes before what was sent has been read.
    for (var i = 0; i < 20; i++) {
      assertThat(applicant.send(form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    }
    assertThat(applicant.send(form, "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
  }

  @Test
  void takes_nothing_for_a_body_that_is_not_there() {
    var applicant = new Applicant(port);
    var form = applicant.form(given.body());
    form.put("body", "no-such-body");
    assertThat(applicant.send(form).statusCode()).isEqualTo(422);
    assertThat(applicant.post("/requests/new", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void works_in_a_browser_without_script_and_on_a_phone_in_english() {
    var body = given.body();
    try (var tab = Browser.withoutScript(origin())) {
      fill(tab, body, false);
      assertThat(tab.text()).contains("有 1 处要改", "身份证号有一位写错了");
      assertThat(tab.page().inputValue("#wanted")).isEqualTo("2024年采暖补贴的发放户数");
      tab.page().fill("#idNumber", Applicant.ID);
      tab.page().click("main form .button-main");
      assertThat(tab.text()).contains("申请已经提交", "查询码只在这里显示一次");
    }
    try (var tab = Browser.phone(origin())) {
      tab.open("/view?language=en&to=/requests/new");
      assertThat(tab.text()).contains("Ask for information");
      fill(tab, body, true);
      assertThat(tab.text()).contains("Your request has been filed", "Answer by");
      tab.check();
    }
  }

  private void fill(Browser.Tab tab, Body body, boolean right) {
    var page = tab.page();
    if (right) {
      tab.open("/requests/new?body=" + body.code());
    } else {
      page.navigate(origin() + "/requests/new?q=" + body.name());
      page.click("a:has-text('" + body.name() + "')");
    }
    page.fill("#wanted", "2024年采暖补贴的发放户数");
    page.fill("#name", Applicant.NAME);
    page.fill("#idNumber", right ? Applicant.ID : "110105194912310021");
    page.fill("#phone", Applicant.PHONE);
    page.click("main form .button-main");
  }

  private String origin() {
    return "http://localhost:" + port;
  }

  private List<String> events(Applicant.Receipt receipt) {
    return db.fetch(
            """
            select e.act from requests.event e join requests.request r on r.id = e.request_id
            where r.number = ? order by e.id""",
            receipt.number())
        .getValues(0, String.class);
  }
}
