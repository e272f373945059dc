package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DoingMoreWhileFollowingTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired SettableClock clock;
  @Autowired RequestRepository repository;
  @Autowired Requests requests;
  @Autowired RequestCases cases;
  @Autowired Ratings ratings;
  @Autowired SealKeys keys;
  @Autowired TransactionTemplate transaction;

  @Value("${chengming.requests.key}")
  Path keyFile;

  @AfterEach
  void reset() {
    clock.reset();
  }

  private void happen(Applicant.Receipt receipt, Act act, Facts facts, String text) {
    transaction.executeWithoutResult(
        status ->
            repository.happen(
                repository.lock(new RequestNumber(receipt.number())),
                new NewEvent(act, LocalDate.now(clock), facts, text),
                null));
  }

  private static HttpResponse<String> send(
      Applicant applicant, Applicant.Receipt receipt, String act, String... fields) {
    var form = new HashMap<String, String>();
    form.put("number", receipt.number());
    form.put("code", receipt.code());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return applicant.post("/requests/track/" + act, form);
  }

  private Requester requester(Applicant.Receipt receipt) {
    return cases.requester(repository.find(new RequestNumber(receipt.number())).orElseThrow());
  }

  private String column(Applicant.Receipt receipt, String column) {
    return db.fetchSingle(
            "select " + column + " from requests.request where number = ?", receipt.number())
        .get(0, String.class);
  }

  private int events(Applicant.Receipt receipt, Act act) {
    return db.fetchSingle(
            """
            select count(*) from requests.event e join requests.request r on r.id = e.request_id
            where r.number = ? and e.act = ?""",
            receipt.number(),
            act.name())
        .get(0, Integer.class);
  }

  @Test
  void adds_something_while_it_is_open_and_the_same_only_once() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    var added = send(applicant, receipt, "addition", "text", "也要2024年的\n<两行>");
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(added.body()).contains("收到您的补充，办事的人会看到", "您又补充了一些", "也要2024年的\n&lt;两行");
    send(applicant, receipt, "addition", "text", "也要2024年的\n<两行>");
    assertThat(events(receipt, Act.ADDED)).isEqualTo(1);
    assertThat(send(applicant, receipt, "addition", "text", " ").statusCode()).isEqualTo(422);
    var long_ = send(applicant, receipt, "addition", "text", "长".repeat(2001));
    assertThat(long_.statusCode()).isEqualTo(422);
    assertThat(long_.body()).contains("最多 2000 个字", "长".repeat(2001));
    send(applicant, receipt, "withdrawal");
    var late = send(applicant, receipt, "addition", "text", "再来一句");
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("这件申请已经办结，不能再补充");
    assertThat(events(receipt, Act.ADDED)).isEqualTo(1);
  }

  @Test
  void has_it_delivered_another_way_with_what_that_takes() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    var without = send(applicant, receipt, "delivery", "delivery", "POST");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("请填写通信地址", "<details class=\"more\" open>");
    var changed =
        send(
            applicant,
            receipt,
            "delivery",
            "delivery",
            "POST",
            "address",
            "试验路1号",
            "postcode",
            "150001");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body())
        .contains("送达方式已经改好", "您改了送达方式", "在本站领取 → 邮寄")
        .doesNotContain("试验路1号");
    assertThat(column(receipt, "delivery")).isEqualTo("POST");
    assertThat(requester(receipt).address()).isEqualTo("试验路1号");
    assertThat(requester(receipt).phone()).isEqualTo(Applicant.PHONE);
    send(applicant, receipt, "delivery", "delivery", "POST");
    assertThat(events(receipt, Act.DELIVERY_CHANGED)).as("as it is already").isEqualTo(1);
    assertThat(send(applicant, receipt, "delivery", "delivery", "EMAIL", "email", "x").statusCode())
        .isEqualTo(422);
    assertThat(send(applicant, receipt, "delivery", "delivery", "PIGEON").statusCode())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({"PAPER, COLLECTION, ONLINE", "INSPECTION, COLLECTION, POST"})
  void keeps_to_the_ways_that_fit_the_form(String form, String first, String then) {
    var applicant = new Applicant(port);
    var fields = applicant.form(given.body());
    fields.put("provision", form);
    fields.put("delivery", first);
    var receipt = Applicant.receipt(applicant.send(fields));
    var refused = send(applicant, receipt, "delivery", "delivery", then, "address", "试验路1号");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("不能这样送到");
    assertThat(column(receipt, "delivery")).isEqualTo("COLLECTION");
  }

  @Test
  void rates_the_answer_once() {
    var applicant = new Applicant(port);
    var body = given.body();
    var receipt = applicant.file(body);
    assertThat(send(applicant, receipt, "rating", "score", "5").statusCode()).isEqualTo(422);
    happen(receipt, Act.CONFIRMED, Facts.NONE, null);
    happen(receipt, Act.ANSWERED, Facts.outcome("1"), "给您");
    assertThat(applicant.track(receipt.number(), receipt.code()).body()).contains("答复得怎么样");
    var none = send(applicant, receipt, "rating", "said", "很快");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("请选 1 到 5 分", "很快");
    var rated = send(applicant, receipt, "rating", "score", "4", "said", "很快，<b>谢谢");
    assertThat(rated.statusCode()).isEqualTo(200);
    assertThat(rated.body()).contains("谢谢您的评价", "4 分，满分 5 分", "很快，&lt;b");
    assertThat(send(applicant, receipt, "rating", "score", "1").statusCode()).isEqualTo(422);
    var other = applicant.file(body);
    happen(other, Act.CONFIRMED, Facts.NONE, null);
    happen(other, Act.ANSWERED, Facts.outcome("1"), "给您");
    send(applicant, other, "rating", "score", "1");
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    assertThat(ratings.average(officer, LocalDate.now(clock).getYear()))
        .contains(new Ratings.Average(2.5, 2));
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(desk.get("/desk/requests/" + receipt.number()).body())
        .contains("申请人的评价：4 分", "很快，&lt;b");
    assertThat(desk.get("/desk/request-register").body()).contains("平均 2.5 分，共 2 个");
    assertThat(ratings.average(given.staff(given.body(), Role.REQUEST_OFFICER).actor(), 2026))
        .isEmpty();
    assertThat(db.fetch("select encode(sealed_text, 'escape') from requests.rating").toString())
        .doesNotContain("谢谢");
    requests.erase(
        given.rootStaff(Role.ADMINISTRATOR).actor(), new RequestNumber(receipt.number()));
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .contains("4 分，满分 5 分")
        .doesNotContain("很快");
  }

  private Applicant.Receipt answered(Applicant applicant, Body body, String outcome) {
    clock.set("2026-03-02T09:00:00");
    var receipt = applicant.file(body);
    happen(receipt, Act.CONFIRMED, Facts.NONE, null);
    happen(receipt, Act.ANSWERED, Facts.outcome(outcome), "答复的话");
    return receipt;
  }

  @Test
  void reads_until_which_day_a_refusal_can_be_taken_further() {
    var applicant = new Applicant(port);
    var refused = answered(applicant, given.body(), "3.4");
    // The sixtieth day is in the Labour Day holidays, which last to 5 May.
    assertThat(applicant.track(refused.number(), refused.code()).body())
        .contains("先申请行政复议", "最晚 2026年5月6日", "收到复议决定书起 15 天内", "条例第五十一条")
        .doesNotContain("或者直接向法院起诉");
    var granted = answered(applicant, given.body(), "1");
    assertThat(applicant.track(granted.number(), granted.code()).body())
        .contains("最晚 2026年5月6日", "或者直接向法院起诉", "最晚 2026年9月2日", "行政诉讼法第四十六条");
  }

  @Test
  void reads_what_can_be_done_against_silence_only_once_the_last_day_has_passed() {
    var applicant = new Applicant(port);
    clock.set("2026-03-02T09:00:00");
    var receipt = applicant.file(given.body());
    happen(receipt, Act.CONFIRMED, Facts.NONE, null);
    clock.set("2026-03-30T09:00:00");
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .doesNotContain("过了期限还没有答复");
    clock.set("2026-03-31T09:00:00");
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .contains("过了期限还没有答复，可以这样做", "最晚 2026年5月29日");
  }

  @Test
  void reads_its_own_history_in_plain_words_and_no_letter_to_others() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    happen(receipt, Act.CONFIRMED, Facts.NONE, null);
    happen(
        receipt,
        Act.OPINION_ASKED,
        Facts.opinion(Happening.Asked.THIRD_PARTY, "T1", null),
        "给第三方的信");
    happen(receipt, Act.ASSIGNED, Facts.whose("某承办人"), "交办的话");
    assertThat(applicant.track(receipt.number(), receipt.code()).body())
        .contains("您提交了申请", "机关和您确认收到，期限开始算", "期限先停")
        .doesNotContain("给第三方的信", "交办的话", "某承办人", "交给承办人");
  }

  @Test
  void keeps_what_was_typed_when_the_key_that_seals_is_away() throws Exception {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    happen(receipt, Act.CONFIRMED, Facts.NONE, null);
    happen(receipt, Act.CLARIFICATION_ASKED, Facts.until(LocalDate.now(clock).plusDays(9)), "哪年");
    var elsewhere = keyFile.resolveSibling("away.key");
    Files.move(keyFile, elsewhere);
    try {
      forgetKeys();
      for (var act : new String[] {"clarification", "addition", "rating"}) {
        var field = act.equals("rating") ? "said" : "text";
        var away = send(applicant, receipt, act, field, "想了很久的话", "score", "3");
        assertThat(away.statusCode()).as(act).isEqualTo(503);
        assertThat(away.body())
            .contains("想了很久的话", "action=\"/requests/track/" + act + "\"")
            .doesNotContain(receipt.code());
      }
      assertThat(applicant.track(receipt.number(), receipt.code()).statusCode()).isEqualTo(503);
      var form = applicant.form(given.body());
      form.put("then", "save");
      var unsaved = applicant.send(form);
      assertThat(unsaved.statusCode()).isEqualTo(503);
      assertThat(unsaved.body()).contains(form.get("wanted"), Applicant.PHONE);
    } finally {
      Files.move(elsewhere, keyFile);
      forgetKeys();
    }
    assertThat(send(applicant, receipt, "clarification", "text", "想了很久的话").statusCode())
        .isEqualTo(200);
  }

  private void forgetKeys() {
    ReflectionTestUtils.setField(AopTestUtils.<Object>getUltimateTargetObject(keys), "held", null);
  }

  @Test
  void prints_the_whole_page_and_none_of_its_forms() {
    var receipt = new Applicant(port).file(given.body());
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/requests/track?number=" + receipt.number());
      tab.page().fill("#code", receipt.code());
      tab.page().click("main form .button-main");
      tab.page()
          .emulateMedia(
              new com.microsoft.playwright.Page.EmulateMediaOptions()
                  .setMedia(com.microsoft.playwright.options.Media.PRINT));
      var printed = tab.text();
      assertThat(printed)
          .contains("等机关确认收到您的申请", "2025年公共租赁住房配租的户数", receipt.number(), "您提交了申请")
          .doesNotContain("撤回申请", "补充一些说明");
    }
  }

  @Test
  void needs_number_and_code_for_everything() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    for (var act : new String[] {"addition", "delivery", "rating"}) {
      var answer =
          applicant.post(
              "/requests/track/" + act,
              Map.of(
                  "number",
                  receipt.number(),
                  "code",
                  "2222-2222-2222",
                  "text",
                  "想补充的话",
                  "said",
                  "想补充的话",
                  "delivery",
                  "COLLECTION",
                  "score",
                  "5"));
      assertThat(answer.statusCode()).as(act).isEqualTo(422);
      assertThat(answer.body()).contains("编号或者查询码不对", "action=\"/requests/track/" + act + "\"");
    }
    assertThat(column(receipt, "delivery")).isEqualTo("ONLINE");
  }
}
