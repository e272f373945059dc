package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class FollowingARequestTests {
  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void takes_number_and_code_in_whatever_way_they_are_typed() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    for (var code :
        new String[] {
          receipt.code(), receipt.code().toLowerCase(), " " + receipt.code().replace("-", " "),
        }) {
      var answer = applicant.track(receipt.number().replace('-', '－'), code);
      assertThat(answer.statusCode()).as(code).isEqualTo(200);
      assertThat(answer.body())
          .contains("等机关确认收到您的申请", "2025年公共租赁住房配租的户数")
          .doesNotContain(Applicant.NAME, Applicant.ID, Applicant.PHONE);
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }
  }

  @Test
  void answers_an_unknown_number_and_a_wrong_code_alike() {
    var applicant = new Applicant(port);
    var body = given.body();
    var receipt = applicant.file(body);
    var others = applicant.file(body);
    var wrong = applicant.track(receipt.number(), others.code());
    var unknown = applicant.track("230000006-2019-99999", others.code());
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(wrong.body().replace(receipt.number(), "N"))
        .isEqualTo(unknown.body().replace("230000006-2019-99999", "N"));
    assertThat(applicant.track("", "").statusCode()).isEqualTo(422);
    assertThat(applicant.track("<script>", "\u0000'").body()).doesNotContain("<script>'");
  }

  @Test
  void stops_whoever_tries_too_many_codes_but_nobody_else() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    var guesser = new Applicant(port);
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.track(receipt.number(), "2222-2222-2222").statusCode()).isEqualTo(422);
    }
    var stopped = guesser.track(receipt.number(), receipt.code());
    assertThat(stopped.statusCode()).isEqualTo(429);
    assertThat(stopped.body()).contains("输错的次数太多了");
    for (int i = 0; i < 12; i++) {
      assertThat(applicant.track(receipt.number(), receipt.code()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void offers_no_other_view_of_a_page_that_no_address_leads_back_to() {
    var applicant = new Applicant(port);
    var filed = applicant.send(applicant.form(given.body()));
    var receipt = Applicant.receipt(filed);
    var key = Map.of("number", receipt.number(), "code", receipt.code());
    assertThat(applicant.get("/requests/track").body()).contains("/view?size=large");
    assertThat(filed.body()).doesNotContain("/view?");
    assertThat(applicant.post("/requests/track", key).body()).doesNotContain("/view?");
    var withdrawn = applicant.post("/requests/track/withdrawal", key);
    assertThat(withdrawn.body()).contains("您撤回了它").doesNotContain("/view?");
  }

  @Test
  void says_in_english_too_that_what_has_ended_cannot_be_withdrawn() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    var key = Map.of("number", receipt.number(), "code", receipt.code());
    applicant.post("/requests/track/withdrawal", key);
    var again = applicant.post("/requests/track/withdrawal", key, "Cookie", "language=en");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("It has ended already").doesNotContain("这件申请");
  }

  @Test
  void keeps_what_was_added_when_it_cannot_be_taken_yet() {
    var applicant = new Applicant(port);
    var receipt = applicant.file(given.body());
    var form = new HashMap<String, String>();
    form.put("number", receipt.number());
    form.put("code", "2222-2222-2222");
    form.put("text", "要2024年的，<两次>想好的话");
    for (int i = 0; i < 12; i++) {
      var refused = applicant.post("/requests/track/clarification", form);
      assertThat(refused.statusCode()).isEqualTo(i < 10 ? 422 : 429);
      assertThat(refused.body())
          .contains("要2024年的，&lt;两次", "action=\"/requests/track/clarification\"");
    }
  }

  @Test
  void works_in_a_browser_from_the_address_in_the_qr_code() {
    var receipt = new Applicant(port).file(given.body());
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.open("/requests/track?number=" + receipt.number());
      tab.page().fill("#code", receipt.code());
      tab.page().click("main form .button-main");
      assertThat(tab.check().text()).contains("等机关确认收到您的申请", "您现在不用做什么");
    }
  }
}
