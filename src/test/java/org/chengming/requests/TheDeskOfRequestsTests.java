package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TheDeskOfRequestsTests {
  private static final String[] ACTS = {
    "registration",
    "clarification-answer",
    "opinion",
    "reasons",
    "payment",
    "proposal?kind=EXTENSION",
    "proposal?kind=ANSWER",
    "proposal/approval",
    "proposal/return",
    "proposal/withdrawal",
    "proposal/wording",
    "proposal/masking?key=x",
    "proposal/removal?key=x",
    "proposal/passing?key=x"
  };

  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void puts_open_requests_in_the_order_of_their_due_dates_with_the_days_left() {
    var body = given.body();
    var applicant = new Applicant(port);
    var today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
    var first = applicant.file(body);
    var second = applicant.file(body);
    var third = applicant.file(body);
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    desk.get("/desk/requests");
    for (var receipt : new Applicant.Receipt[] {second, third}) {
      assertThat(
              desk.post("/desk/requests/" + receipt.number() + "/registration", "on", "" + today)
                  .statusCode())
          .isEqualTo(303);
    }
    var path = "/desk/requests/" + second.number() + "/proposal";
    desk.post(path, "kind", "EXTENSION", "days", "5", "text", "要查档案");
    assertThat(desk.get("/desk/requests").body()).as("nothing has happened").doesNotContain("剩25天");
    var head = Desk.signedIn(port, given.staff(body, Role.REQUEST_APPROVER));
    assertThat(head.get("/desk/request-proposals").body()).contains(second.number());
    assertThat(head.post(path + "/approval").statusCode()).isEqualTo(303);
    var list = desk.get("/desk/requests").body();
    assertThat(list.indexOf(third.number())).isPositive();
    assertThat(list.indexOf(third.number())).isLessThan(list.indexOf(second.number()));
    assertThat(list.indexOf(second.number())).isLessThan(list.indexOf(first.number()));
    assertThat(list).contains("剩20天", "剩25天", "待登记");
    assertThat(desk.get("/desk/requests?show=unconfirmed").body())
        .contains(first.number())
        .doesNotContain(second.number());
    assertThat(desk.get("/desk/request-register").body())
        .contains(first.number(), second.number(), third.number());
    assertThat(desk.get("/desk/request-register?state=FILED").body())
        .contains(first.number())
        .doesNotContain(third.number());
  }

  @Test
  void shows_nothing_of_another_bodys_request_and_lets_nobody_act_but_its_officers() {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var path = "/desk/requests/" + receipt.number();
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.REQUEST_OFFICER));
    assertThat(stranger.get("/desk/requests").body()).doesNotContain(receipt.number());
    assertThat(stranger.get("/desk/request-register").body()).doesNotContain(receipt.number());
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    var supervisor = Desk.signedIn(port, given.staff(body, Role.SUPERVISOR));
    var seen = supervisor.get(path);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body())
        .contains("只有承办人能看到")
        .doesNotContain(Applicant.NAME, Applicant.ID, Applicant.PHONE, "act-form");
    for (var act : ACTS) {
      var form =
          new String[] {"on", "2026-03-09", "text", "x", "days", "1", "who", "x", "outcome", "1"};
      assertThat(stranger.post(path + "/" + act, form).statusCode()).as(act).isEqualTo(404);
      assertThat(supervisor.post(path + "/" + act, form).statusCode()).as(act).isEqualTo(403);
      assertThat(supervisor.get(path).body()).contains("待登记");
    }
    var officer = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    assertThat(officer.get(path).body()).contains(Applicant.NAME, Applicant.ID, Applicant.PHONE);
    var above = Desk.signedIn(port, given.rootStaff(Role.REQUEST_OFFICER));
    assertThat(above.get(path).statusCode()).isEqualTo(200);
    assertThat(officer.post(path + "/destruction").statusCode()).isEqualTo(404);
  }

  @Test
  void keeps_what_was_typed_into_an_act_that_is_refused() {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var path = "/desk/requests/" + receipt.number();
    var desk = Desk.signedIn(port, given.staff(body, Role.REQUEST_OFFICER));
    desk.get(path);
    desk.post(path + "/registration");
    var refused =
        desk.post(
            path + "/proposal", "kind", "EXTENSION", "days", "21", "text", "<b>\"很长\"的</b>理由");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("可以延 1 到 20 个工作日", "&lt;b", "value=\"21\"")
        .doesNotContain("<b>\"很长\"");
    var proposal = path + "/proposal";
    assertThat(
            desk.post(proposal, "kind", "CLARIFICATION", "text", "哪年", "on", "soon").statusCode())
        .isEqualTo(422);
    assertThat(desk.post(proposal, "kind", "ANSWER", "outcome", "9.9", "text", "x").statusCode())
        .isEqualTo(422);
    assertThat(desk.post(proposal, "kind", "NOTHING").statusCode()).isEqualTo(404);
  }

  @Test
  void leads_a_request_from_filing_to_its_answer_in_two_browsers() {
    var body = given.body();
    var receipt = new Applicant(port).file(body);
    var person = given.staff(body, Role.REQUEST_OFFICER);
    var origin = "http://localhost:" + port;
    var chief = given.staff(body, Role.REQUEST_APPROVER);
    try (var desk = Browser.desktop(origin);
        var head = Browser.desktop(origin);
        var phone = Browser.phone(origin)) {
      desk.signIn(person.username(), Given.PASSWORD).open("/desk");
      head.signIn(chief.username(), Given.PASSWORD).open("/desk");
      desk.open("/desk/requests").page().click("ol.worklist a");
      desk.check().press("登记").check();
      assertThat(desk.text()).contains("已登记", "个工作日后到期", Applicant.NAME);
      var ask = desk.page();
      ask.click("summary:has-text('要求补正')");
      ask.fill("#question", "请说明是哪一年的");
      ask.fill("#reply-by", LocalDate.now().plusDays(20).toString());
      ask.click("form:has(#question) button");
      assertThat(desk.check().text()).contains("等负责人同意", "政府信息公开申请补正告知书");
      agrees(head, receipt);

      track(phone, receipt);
      assertThat(phone.check().text()).contains("请您补充说明", "请说明是哪一年的");
      phone.page().fill("#text", "2025年的");
      phone.press("提交补充").check();
      assertThat(phone.text()).contains("正在办您的申请", "还有 20 个工作日", "收到补正，重新算起");

      desk.open("/desk/requests/" + receipt.number());
      assertThat(desk.text()).contains("2025年的");
      ask.click("summary:has-text('答复…')");
      ask.selectOption("#outcome", "3.4");
      ask.fill("#answer", "涉及第三方的商业秘密，第三方不同意公开。");
      ask.click("form:has(#outcome) button");
      assertThat(desk.check().text()).contains("等负责人同意");
      agrees(head, receipt);
      desk.open("/desk/requests/" + receipt.number());
      assertThat(desk.check().text()).contains("3.4 不予公开：保护第三方合法权益", "号", "同意");
      desk.open("/desk/request-register");

      track(phone, receipt);
      assertThat(phone.check().text()).contains("已经答复您", "保护第三方合法权益", "第三方不同意公开", "先申请行政复议");
    }
  }

  private static void agrees(Browser.Tab head, Applicant.Receipt receipt) {
    head.open("/desk/request-proposals").check();
    head.page().click("a[href*='" + receipt.number() + "']");
    head.check().press("同意，发出");
    assertThat(head.check().text()).contains("已同意，文书编了号");
  }

  private static void track(Browser.Tab tab, Applicant.Receipt receipt) {
    tab.open("/requests/track?number=" + receipt.number());
    tab.page().fill("#code", receipt.code());
    tab.page().click("main form button[type=submit]");
  }
}
