package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From rows copied out of a spreadsheet to the public page, with two people between. */
@ServerTest
class KeepingARegisterInABrowserTests {
  private static final String PASTE =
      """
      text => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.querySelector('.sheet-grid input').dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
      }""";

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Defining defining;
  @Autowired Registers registers;

  @Test
  void rows_are_pasted_tried_sent_and_agreed_to_by_another() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var reviewer = given.staff(body, Role.REVIEWER);
    var supervisor = given.rootStaff(Role.SUPERVISOR);
    defining.save(
        supervisor.actor(),
        null,
        KeepingARegisterTests.YAML.formatted("test-browser", body.code()));
    var origin = "http://localhost:" + port;
    try (var desk = Browser.desktop(origin);
        var phone = Browser.phone(origin)) {
      desk.signIn(editor.username(), Given.PASSWORD).open("/desk/registers");
      desk.open("/desk/registers/test-browser");
      shot(desk, "register-empty-1440");
      desk.page().fill("#text", "某县<b>\t2025\t9\t1\t2\n");
      desk.press("先试一试").check();
      assertThat(desk.text()).contains("要改 1 行", "加起来是3，相差6");

      desk.open("/desk/registers/test-browser/grid");
      desk.page().fill("#note", "补登2025年");
      desk.page().evaluate(PASTE, "地点\t年度\t总数\t甲类\t乙类\n某县<b>\t2025\t3\t1\t2\n某市\t去年\t\t\t\n");
      shot(desk, "grid-1440");
      desk.press("存进草稿").check();
      assertThat(desk.text()).contains("新增 1 条，要改 1 条", "“年度”应当是年份", "某县<b>");
      shot(desk, "draft-wrong-1440");
      var draft = desk.page().url().substring(origin.length());
      desk.open(draft + "/grid");
      assertThat(desk.page().locator(".sheet-grid .wrong").count()).isEqualTo(1);
      desk.page().fill("[aria-label='第2行 年度']", "2024");
      desk.press("存进草稿").check();
      desk.press("送审").check();
      assertThat(desk.text()).contains("等审核", "您写过这份草稿");

      phone.signIn(reviewer.username(), Given.PASSWORD).open(draft);
      shot(phone, "draft-390");
      phone.press("同意，发布").check();
      assertThat(phone.text()).contains("已发布");
      phone.open("/registers/test-browser");
      assertThat(phone.text()).contains("某县<b>", "某市");

      desk.open("/desk/registers/test-browser/entry?key=%E6%9F%90%E5%B8%82");
      shot(desk, "entry-1440");
      desk.page().fill("#year", "2023年");
      desk.press("放进草稿").check();
      assertThat(desk.text()).contains("修改", "2024", "2023");
      phone.open("/desk/registers/test-browser");
      shot(phone, "register-390");
      phone.open("/desk/registers");
    }
  }

  @Test
  void a_supervisor_makes_a_register_in_a_form() {
    var supervisor = given.rootStaff(Role.SUPERVISOR);
    try (var desk = Browser.desktop("http://localhost:" + port)) {
      desk.signIn(supervisor.username(), Given.PASSWORD).open("/desk/register-definitions");
      var page = desk.page();
      page.fill("#name", "test-form");
      page.fill("#title", "试验表单簿");
      page.fill("#title-en", "Made in a form");
      page.fill("#description", "试验");
      page.fill("#description-en", "Trial");
      page.fill("#area", "N9");
      page.fill("#duty", "20-13");
      var near = given.body();
      var other = given.body();
      page.fill("#keeper-0", "试验机关");
      page.fill("#keeper-1", other.code());
      page.fill("#key", "place");
      page.fill("#order", "place");
      page.fill("[name=name-0]", "place");
      page.fill("[name=title-0]", "地点");
      page.fill("[name=title-en-0]", "Place");
      page.check("[name=required-0]");
      desk.press("先看看").check();
      assertThat(desk.text()).contains("有 1 处要改", "请写全称");
      assertThat(page.inputValue("#keeper-1")).isEqualTo(other.code());
      assertThat(page.locator("[id^=keeper-]:is(input)").count()).isEqualTo(4);
      page.fill("#keeper-0", near.name());
      desk.press("先看看");
      assertThat(desk.text()).contains("有 1 处要改", "必填、可排序");
      page.check("[name=sort-0]");
      desk.press("先看看").check();
      assertThat(desk.text()).contains("可以保存为第 1 版");
      shot(desk, "definition-1440");
      desk.press("保存为新的一版").check();
      assertThat(desk.text()).contains("已保存", "第 1 版");
      assertThat(page.inputValue("#keeper-1")).isEqualTo(other.name());
      assertThat(registers.get("test-form").keeping().keepers())
          .containsExactly(near.code(), other.code());
      page.fill("[name=name-1]", "seen_on");
      page.fill("[name=title-1]", "看到的日子");
      page.fill("[name=title-en-1]", "Seen on");
      page.selectOption("[name=type-1]", "date");
      desk.press("保存为新的一版").check();
      assertThat(desk.text()).contains("第 2 版");
      desk.open("/registers/test-form");
      assertThat(desk.text()).contains("试验表单簿", "还没有记录");
    }
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of the page. */
  private static void shot(Tab tab, String name) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      var file = Path.of(folder, name + ".png");
      tab.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }
}
