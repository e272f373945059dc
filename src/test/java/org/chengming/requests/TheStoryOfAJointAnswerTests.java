package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipFile;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One question, three bodies, one answer, in the browsers of everybody who has a hand in it. */
@ServerTest
class TheStoryOfAJointAnswerTests {
  @LocalServerPort int port;
  @Autowired Given given;

  private Body first;
  private List<Body> others;
  private Person officer;
  private Person head;
  private String origin;

  @BeforeEach
  void three_bodies() {
    first = given.body();
    others = List.of(given.body(), given.body());
    officer = given.staff(first, Role.REQUEST_OFFICER);
    head = given.staff(first, Role.REQUEST_APPROVER);
    origin = "http://localhost:" + port;
  }

  @Test
  void goes_from_one_citizens_question_over_two_other_bodies_to_one_answer_in_the_archive()
      throws Exception {
    var receipt = new Applicant(port).file(first);
    var path = "/desk/requests/" + receipt.number();
    try (var desk = desk(officer);
        var phone = Browser.phone(origin)) {
      desk.open(path).press("登记").check();
      ask(desk, others.get(0), "公租房去年配租几户？");
      ask(desk, others.get(1), "配租花了多少钱？");
      assertThat(desk.text()).contains("2 个，0 个已答", "待答");
      follow(phone, receipt);
      assertThat(phone.text()).contains("正在请 2 个机关一起答复，0 个已经答了", "还有 20 个工作日");

      give(others.get(0), "公租房去年配租几户？", "1", "配租 356 户。");
      give(others.get(1), "配租花了多少钱？", "3.5", "付款凭证是内部管理信息，总额见决算。");
      follow(phone, receipt);
      assertThat(phone.text()).contains("2 个已经答了", "还有 20 个工作日").doesNotContain("356");

      desk.open(path).page().click("text=合成一份答复");
      desk.check();
      assertThat(desk.text()).contains("只计“部分公开”一行");
      assertThat(desk.page().inputValue("#answer"))
          .contains(others.get(0).name(), "配租 356 户。", others.get(1).name(), "总额见决算");
      assertThat(desk.page().inputValue("#outcome")).isEqualTo("2");
      desk.page().click("form:has(#outcome) button");
      desk.check();
      try (var chief = desk(head)) {
        chief.open(path).press("同意，发出").check();
      }

      follow(phone, receipt);
      assertThat(phone.text()).contains("已经答复您", "部分公开", "配租 356 户。", "总额见决算");

      desk.open(path).press("归档");
      assertThat(desk.check().text()).contains("已归档", "清单的 SHA-256");
      var zip = desk.page().waitForDownload(() -> desk.page().click("text=下载全部（ZIP）"));
      assertThat(zip.suggestedFilename()).isEqualTo(receipt.number() + ".zip");
      try (var files = new ZipFile(zip.path().toFile())) {
        assertThat(files.stream().map(e -> e.getName()))
            .contains("manifest.json", "case.pdf", "parts.json", "letters/1.pdf");
      }
      assertThat(Files.size(zip.path())).isPositive();
      desk.open("/desk/request-topics");
    }
  }

  private static void ask(Tab desk, Body body, String question) {
    desk.page().click("summary:has-text('请别的机关一起答')");
    desk.check();
    desk.page().fill("#part-body", body.name());
    desk.page().fill("#part-question", question);
    desk.page().click("form:has(#part-body) button");
    assertThat(desk.check().text()).contains("已请它答复", body.name());
  }

  /** One writes, on a phone; another of the same body approves. */
  private void give(Body body, String question, String outcome, String text) {
    try (var writer = phone(given.staff(body, Role.REQUEST_OFFICER))) {
      writer.open("/desk/request-parts").page().click("ol.worklist a");
      assertThat(writer.check().text()).contains(question).doesNotContain(Applicant.NAME);
      writer.page().selectOption("#outcome", outcome);
      writer.page().fill("#text", text);
      writer.press("写好，送签发");
      assertThat(writer.check().text()).contains("等另一位承办人签发");
    }
    try (var approver = desk(given.staff(body, Role.REQUEST_APPROVER))) {
      approver.open("/desk/request-parts?show=approval").page().click("ol.worklist a");
      approver.check().press("签发，交给首问机关");
      assertThat(approver.check().text()).contains("已签发", "已答");
    }
  }

  private Tab desk(Person person) {
    return Browser.desktop(origin).signIn(person.username(), Given.PASSWORD);
  }

  private Tab phone(Person person) {
    return Browser.phone(origin).signIn(person.username(), Given.PASSWORD);
  }

  private static void follow(Tab phone, Applicant.Receipt receipt) {
    phone.open("/requests/track?number=" + receipt.number());
    phone.page().fill("#code", receipt.code());
    phone.page().click("main form button[type=submit]");
    phone.check();
  }
}
