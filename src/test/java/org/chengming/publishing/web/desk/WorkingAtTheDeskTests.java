package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Remark;
import org.chengming.publishing.Reviewing;
import org.chengming.publishing.SaveDraft;
import org.chengming.publishing.SaveOutcome;
import org.chengming.publishing.SubmitEdition;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The desk in a real browser, narrow and wide: with nothing, with much, with titles that mean harm.
 */
@ServerTest
class WorkingAtTheDeskTests {
  private static final List<String> TITLES =
      List.of(
          "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
          "关于印发《" + "非常".repeat(60) + "长的办法》的通知",
          "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4),
          "\u202e反着写的标题\u202c 𠮷野家 👩‍👩‍👧‍👦",
          "关于做好2026年政府信息公开工作的通知");
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Drafting drafting;
  @Autowired Reviewing reviewing;
  @Autowired Intake intake;

  @Test
  void starts_with_nothing() {
    var editor = given.staff(given.body(), Role.EDITOR, Role.REVIEWER);
    each(
        editor,
        (tab, width) -> {
          for (var path :
              List.of(
                  "/desk/documents",
                  "/desk/documents?show=late&q=" + "x".repeat(80),
                  "/desk/documents/new",
                  "/desk/timeliness")) {
            tab.open(path);
            shot(
                tab,
                "empty" + path.replaceAll("[^a-z]+", "-").substring(0, 12) + path.length(),
                width);
          }
        });
  }

  @Test
  void holds_much_and_hostile_titles() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief = given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var editions = new ArrayList<Long>();
    for (int i = 0; i < 60; i++) {
      var fields =
          complete(TITLES.get(i % TITLES.size()), LocalDate.of(2026, 9 + i % 3, 1 + i % 28));
      editions.add(
          drafting
              .draft(
                  editor.actor(),
                  new DraftDocument(body.id(), i % 7 == 0 ? fields.titled("") : fields))
              .editionId());
    }
    for (int i = 1; i < 6; i++) {
      drafting.submit(editor.actor(), new SubmitEdition(editions.get(i)));
    }
    reviewing.remark(
        chief.actor(), new Remark(editions.get(1), "公开为常态", "这一句“" + TITLES.getFirst() + "”要改"));
    takeLate(body, chief);
    each(
        editor,
        (tab, width) -> {
          shot(tab.open("/desk/documents?show=drafts"), "much-list", width);
          shot(tab.open("/desk/documents/editions/" + editions.get(57)), "much-draft", width);
        });
    each(
        chief,
        (tab, width) -> {
          for (int i = 1; i < 6; i++) {
            tab.open("/desk/documents/editions/%d?show=review".formatted(editions.get(i)));
            shot(tab, "review-" + i, width);
          }
          shot(tab.open("/desk/documents?show=live"), "live-list", width);
          tab.page().click(".worklist a >> nth=0");
          shot(tab.check(), "live-record", width);
          shot(tab.open("/desk/timeliness?year=2025"), "timeliness", width);
        });
  }

  @Test
  void saves_while_one_writes_and_cleans_what_word_pastes() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var draft =
        drafting.draft(
            editor.actor(),
            new DraftDocument(body.id(), complete("边写边存", LocalDate.of(2026, 11, 2))));
    var at = "/desk/documents/editions/" + draft.editionId() + "/edit";
    each(
        editor,
        (tab, width) -> {
          var page = tab.open(at).page();
          shot(tab, "editor", width);
          page.evaluate(
              "html => { const box = document.querySelector('[contenteditable]'); box.focus(); const data = new DataTransfer(); data.setData('text/html', html);"
                  + " box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
              "<p class=MsoNormal style='color:red;mso-x:y'><b>粘贴%d</b><o:p></o:p></p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>甲</p><script>1</script>"
                  .formatted(width));
          page.setInputFiles(
              "input[type=file][accept]",
              new com.microsoft.playwright.options.FilePayload("图.png", "image/png", PNG));
          page.waitForSelector("[contenteditable] img");
          page.waitForFunction(
              "() => document.getElementById('saved').textContent.startsWith('已保存')");
          shot(tab.check(), "editor-saved", width);
          page.reload();
          assertThat(page.innerHTML("[contenteditable]"))
              .contains("<strong>粘贴%d</strong>".formatted(width), "<li>甲", "/desk/documents/files/")
              .doesNotContain("style", "Mso", "script");
          page.waitForFunction(
              "() => [...document.images].every(i => i.complete && i.naturalWidth > 0)");
          shot(
              tab.open("/desk/documents/editions/%d/preview".formatted(draft.editionId())),
              "preview",
              width);
        });
  }

  @Test
  void shows_a_remark_on_its_passage_and_keeps_the_mark_out_of_the_text() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief = given.staff(body, Role.REVIEWER);
    var draft =
        drafting.draft(
            editor.actor(),
            new DraftDocument(body.id(), complete("有意见的", LocalDate.of(2026, 11, 2))));
    var at = "/desk/documents/editions/" + draft.editionId();
    reviewing.remark(
        chief.actor(), new Remark(draft.editionId(), "公开为常态", "<b>这一句</b>" + TITLES.get(2)));
    reviewing.remark(chief.actor(), new Remark(draft.editionId(), "总则公开", "标题和正文要分开"));
    each(
        chief,
        (tab, width) -> {
          var page = tab.open(at).page();
          shot(tab, "remarked", width);
          page.click(".remark >> nth=0 >> a");
          assertThat(
                  page.evaluate(
                      "() => location.hash + ' ' + document.querySelector(':target').nextElementSibling.textContent"))
              .asString()
              .startsWith("#passage-")
              .endsWith("公开");
          shot(tab.check(), "remarked-at", width);
          page.click(".passage-ref >> nth=0");
          assertThat(page.evaluate("() => document.querySelector(':target').className"))
              .isEqualTo("remark");
          page.click("summary:has-text('提意见')");
          page.evaluate(
              "() => getSelection().selectAllChildren(document.querySelector('#text p'))");
          page.waitForFunction("() => document.getElementById('quote').value !== ''");
          assertThat(page.inputValue("#quote").strip()).isEqualTo("公开为常态，不公开为例外。");
        });
    each(
        editor,
        (tab, width) -> {
          var page = tab.open(at + "/edit").page();
          assertThat(page.querySelectorAll("[contenteditable] mark")).hasSize(3);
          page.click(".remark >> nth=1 >> a");
          shot(tab, "editor-remarked", width);
          page.click("[contenteditable] p >> nth=0");
          page.keyboard().press("End");
          page.keyboard().type("补" + width);
          page.waitForFunction(
              "() => document.getElementById('saved').textContent.startsWith('已保存')");
          assertThat(page.inputValue("#content"))
              .contains("公开为常态，不公开为例外。补")
              .doesNotContain("mark", "passage", ">1<");
        });
  }

  @Test
  void takes_the_later_saver_to_the_difference() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var other = given.staff(body, Role.EDITOR);
    var draft =
        drafting.draft(
            editor.actor(),
            new DraftDocument(body.id(), complete("两人同写", LocalDate.of(2026, 11, 2))));
    each(
        editor,
        (tab, width) -> {
          var page =
              tab.open("/desk/documents/editions/%d/edit".formatted(draft.editionId())).page();
          int revision = Integer.parseInt(page.inputValue("[name=revision]"));
          var saved =
              drafting.save(
                  other.actor(),
                  new SaveDraft(
                      draft.editionId(),
                      revision,
                      complete("两人同写" + width, LocalDate.of(2026, 11, 3))));
          assertThat(saved).isInstanceOf(SaveOutcome.Saved.class);
          page.fill("#title", "我写的标题" + width);
          page.waitForURL("**/conflicts/*");
          assertThat(tab.check().text()).contains("两个人同时改了这一版");
          shot(tab, "conflict", width);
        });
  }

  @Test
  void works_without_script() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    try (var tab = Browser.withoutScript("http://localhost:" + port)) {
      var page = tab.page();
      page.navigate("http://localhost:" + port + "/desk/sign-in");
      page.fill("input[name=username]", editor.username());
      page.fill("input[name=password]", Given.PASSWORD);
      page.click("form[action='/desk/sign-in'] button[type=submit]");
      page.navigate("http://localhost:" + port + "/desk/documents/new");
      page.fill("#title", "不用脚本");
      page.click("button:has-text('开始写')");
      page.fill("#content", "## 总则\n\n公开为常态。\n\n- 甲\n- 乙");
      page.click("button[value=preview]");
      assertThat(page.innerHTML(".official")).contains(">总则</h2>", "<li>甲</li>");
    }
  }

  private interface Visit {
    void by(Tab tab, int width);
  }

  private void each(Person person, Visit visit) {
    var origin = "http://localhost:" + port;
    try (var phone = Browser.phone(origin);
        var desktop = Browser.desktop(origin)) {
      visit.by(desktop.signIn(person.username(), Given.PASSWORD), 1440);
      visit.by(phone.signIn(person.username(), Given.PASSWORD), 390);
    }
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of each page. */
  private static void shot(Tab tab, String name, int width) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      tab.page()
          .screenshot(
              new com.microsoft.playwright.Page.ScreenshotOptions()
                  .setPath(Path.of(folder, name + "-" + width + ".png"))
                  .setFullPage(true));
    }
  }

  private void takeLate(Body body, Person chief) {
    var batch = new ArrayList<IncomingDocument>();
    for (int i = 0; i < 30; i++) {
      var fields = complete(TITLES.get(i % TITLES.size()), LocalDate.of(2025, 3, 3));
      var published =
          Instant.parse("2025-03-%02dT02:00:00Z".formatted(4 + i % 27)).plusSeconds(i * 86_400L);
      batch.add(
          new IncomingDocument(
              "desk-" + body.id(), "l" + i, body.id(), null, published, true, fields, List.of()));
    }
    intake.take(chief.actor(), batch);
  }

  private static EditionFields complete(String title, LocalDate formedOn) {
    return EditionFields.of(
            title,
            formedOn,
            "<h2>总则</h2><p>公开为常态，不公开为例外。</p><table><tbody><tr><td>项目</td><td>期限</td></tr></tbody></table>")
        .numbered("前政办发〔2026〕7号")
        .classed(new EditionFields.Classes("08", "02.01", "20-1", null))
        .summed("说明怎样公开。", List.of("公开", "办公室"));
  }
}
