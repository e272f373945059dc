package org.chengming.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Changes only CORRECTION and DELIVERY_PROOF, which no other test reads by their words. */
@ServerTest
class TheDeskOfLetterTemplatesTests {
  private static final String AT = "/desk/letter-templates/CORRECTION";
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired LetterTemplates templates;

  @Test
  void lets_an_administrator_change_look_and_go_back() {
    var desk = Desk.signedIn(port, given.rootStaff(Role.ADMINISTRATOR));
    assertThat(desk.get("/desk/letter-templates").body()).contains("更正答复", "系统自带", "CORRECTION");
    assertThat(desk.get(AT).body()).contains("{{wanted}}", "我机关于{{received}}收到您提出的更正");
    var preview =
        desk.post(
            AT + "/preview",
            "basedOn",
            "0",
            "name",
            "更正",
            "title",
            "更正书",
            "body",
            "关于{{wanted}}<i>");
    assertThat(preview.body())
        .contains("关于2025年度区级重点民生项目的资金安排&lt;i&gt;", "样公复〔2026〕18号", "关于{{wanted}}&lt;i&gt;");
    assertThat(templates.current("CORRECTION").version()).isZero();
    var wrong = desk.post(AT, "basedOn", "0", "name", "更正", "title", "", "body", "{{amount}}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("请填写标题。", "正文里的占位符{{amount}}，这种文书没有。");
    var saved = desk.post(AT, "basedOn", "0", "name", "更正", "title", "更正书", "body", "关于{{wanted}}");
    assertThat(desk.follow(saved).body()).contains("已保存", "第1版");
    var late = desk.post(AT, "basedOn", "0", "name", "又", "title", "又", "body", "又一版");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("刚被别人改过", "又一版", "name=\"basedOn\" value=\"1\"");
    assertThat(desk.get(AT + "/versions/1").body()).contains("关于{{wanted}}", "第1版");
    assertThat(desk.get(AT + "/versions/0").body()).contains("系统自带的文字");
    assertThat(desk.get(AT + "/versions/7").statusCode()).isEqualTo(404);
    assertThat(desk.get("/desk/letter-templates/NOTHING").statusCode()).isEqualTo(404);
    desk.get(AT);
    assertThat(desk.follow(desk.post(AT + "/shipped")).body()).contains("第2版", "更正答复");
    assertThat(templates.current("CORRECTION").body())
        .isEqualTo(templates.find("CORRECTION", 0).orElseThrow().body());
  }

  @Test
  void shows_the_letter_as_pdf() {
    var desk = Desk.signedIn(port, given.rootStaff(Role.ADMINISTRATOR));
    desk.get("/desk/letter-templates/DELIVERY_PROOF");
    var at = "/desk/letter-templates/DELIVERY_PROOF/pdf";
    var pdf = desk.post(at, "basedOn", "0", "name", "送", "title", "送达回证", "body", "{{letter}}");
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-1.");
    var wrong = desk.post(at, "basedOn", "0", "name", "送", "title", "送达回证", "body", "{{amount}}");
    assertThat(wrong.statusCode()).isEqualTo(422);
  }

  @Test
  void is_changed_only_from_the_top() {
    var below = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    assertThat(below.get("/desk/letter-templates/DELIVERY_PROOF").body())
        .contains("由最上一级机关的管理员改")
        .doesNotContain("保存为新的一版");
    var at = "/desk/letter-templates/DELIVERY_PROOF";
    assertThat(below.post(at, "basedOn", "0", "name", "甲", "title", "甲", "body", "甲").statusCode())
        .isEqualTo(403);
    assertThat(below.post(at + "/shipped").statusCode()).isEqualTo(403);
    assertThat(templates.current("DELIVERY_PROOF").version()).isZero();
    var officer = Desk.signedIn(port, given.rootStaff(Role.REQUEST_OFFICER));
    assertThat(officer.get("/desk/letter-templates").statusCode()).isEqualTo(403);
  }

  @Test
  void works_in_a_browser() {
    var person = given.rootStaff(Role.ADMINISTRATOR);
    try (var tab = Browser.withoutScript("http://localhost:" + port)) {
      // axe itself is a script, so the page without any is only used, not looked at
      tab.page().navigate("http://localhost:" + port + "/desk/sign-in");
      tab.page().fill("input[name=username]", person.username());
      tab.page().fill("input[name=password]", Given.PASSWORD);
      tab.page().click("form[action='/desk/sign-in'] button[type=submit]");
      tab.page().navigate("http://localhost:" + port + "/desk/letter-templates/DELIVERY_PROOF");
      tab.press("预览");
      assertThat(tab.text()).contains("受送达人：张某某");
    }
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.signIn(person.username(), Given.PASSWORD);
      tab.open("/desk/letter-templates");
      tab.open("/desk/letter-templates/ANSWER_3_1").press("预览").check();
      assertThat(tab.text()).contains("内容是样例", "我机关决定不予公开");
      tab.page().screenshot(shot("letter-template-390"));
      tab.open("/desk/letter-templates/ANSWER_3_1/versions/0");
    }
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      tab.signIn(person.username(), Given.PASSWORD);
      tab.open("/desk/letter-templates");
      tab.open("/desk/letter-templates/ANSWER_3_1").press("预览").check();
      tab.page().screenshot(shot("letter-template-1440"));
    }
  }

  private static com.microsoft.playwright.Page.ScreenshotOptions shot(String name) {
    return new com.microsoft.playwright.Page.ScreenshotOptions()
        .setPath(java.nio.file.Path.of("target/printed", name + ".png"))
        .setFullPage(true);
  }
}
