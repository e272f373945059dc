package org.chengming.publishing.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.publishing.DraftDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.Emergencies;
import org.chengming.publishing.PublishAtOnce;
import org.chengming.publishing.SubmitEdition;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The panel of what was found, beside what is written and beside what is read. */
@ServerTest
class TheGateAtTheDeskTests {
  private static final String MOBILE = "13912345678";
  private static final Pattern KEY = Pattern.compile("id=\"found-([0-9a-f]{16})\"");
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Drafting drafting;
  @Autowired Emergencies emergencies;

  @Test
  void marks_what_is_found_and_lets_another_mask_or_pass_it() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief = given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var edition = draft(editor, body, "<p>手机" + MOBILE + "，再打13800001111。</p>");
    var at = "/desk/documents/editions/" + edition;
    var writing = Desk.signedIn(port, editor);
    assertThat(writing.get(at + "/edit").body())
        .contains("发布前检查", "2处要处理", "<mark class=\"found\">" + MOBILE + "</mark>", "删去")
        .doesNotContain("写明理由放行");
    assertThat(writing.get(at + "/findings").body())
        .contains("hx-trigger=\"saved from:body\"", "2处要处理")
        .doesNotContain("<html");
    drafting.submit(editor.actor(), new SubmitEdition(edition));
    assertThat(writing.get(at).body()).contains("2处要处理").doesNotContain("写明理由放行", ">删去<");

    var reading = Desk.signedIn(port, chief);
    var page = reading.get(at).body();
    assertThat(page).contains("写明理由放行", "href=\"#spot-", "id=\"spot-");
    var keys = KEY.matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(keys).hasSize(2);
    var masked = reading.follow(reading.post(at + "/findings/" + keys.getFirst() + "/mask")).body();
    assertThat(masked).contains("已遮盖", "139****5678", "1处要处理").doesNotContain(MOBILE);
    assertThat(
            reading.post(at + "/findings/" + keys.getLast() + "/pass", "text", "  ").statusCode())
        .isEqualTo(422);
    assertThat(
            reading
                .follow(
                    reading.post(
                        at + "/findings/" + keys.getLast() + "/pass", "text", "公布的<b>值班</b>手机"))
                .body())
        .contains("已放行", "没有要处理的", "公布的&lt;b&gt;值班&lt;/b&gt;手机")
        .doesNotContain("<b>值班");
    assertThat(reading.post(at + "/findings/" + keys.getFirst() + "/mask").statusCode())
        .as("of what is no more there")
        .isEqualTo(409);
    assertThat(reading.post(at + "/findings/" + keys.getFirst() + "/burn").statusCode())
        .isEqualTo(404);
    var stranger = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR, Role.REVIEWER));
    stranger.get("/desk");
    assertThat(stranger.get(at + "/findings").statusCode()).isEqualTo(403);
    assertThat(stranger.post(at + "/findings/" + keys.getFirst() + "/removal").statusCode())
        .isEqualTo(403);
  }

  @Test
  void asks_for_words_for_pictures_and_tells_of_links_that_lead_nowhere() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var edition = draft(editor, body, "<p>字</p>");
    var at = "/desk/documents/editions/" + edition;
    var desk = Desk.signedIn(port, editor);
    desk.get(at + "/edit");
    desk.upload(at + "/attachments", "file", "图.png", PNG);
    var sha = first(Pattern.compile("/desk/documents/files/([0-9a-f]{64})"), desk.get(at).body());
    var form = desk.get(at + "/edit").body();
    desk.post(
        at + "/text",
        "revision",
        first(Pattern.compile("name=\"revision\" value=\"(\\d+)\""), form),
        "title",
        "有图的",
        "content",
        "<p><img src=\"/desk/documents/files/%s\"></p><p><a href=\"/documents/999999999/2026-00001\">旧文</a></p>"
            .formatted(sha),
        "then",
        "check");
    assertThat(desk.get(at + "/edit").body()).contains("图片没有说明", "链接打不开", "999999999/2026-00001");
    var answer = desk.post(at + "/pictures/" + sha + "/words", "text", "一张\"表\"<img>");
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/edit#findings");
    assertThat(desk.get(at).body()).contains("alt=\"一张&quot;表&quot;").doesNotContain("图片没有说明");
  }

  @Test
  void is_used_from_the_keyboard_on_a_phone_and_on_a_desk() {
    var body = given.body();
    var editor = given.staff(body, Role.EDITOR);
    var chief =
        given.staff(
            body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER, Role.EMERGENCY_PUBLISHER);
    var hostile =
        "<p>电话"
            + MOBILE
            + "</p><p>"
            + "长".repeat(300)
            + "</p><p>住址：前进区长安路12号3单元402室</p>"
            + "<p>卡号6222 0201 1234 5678 903 车牌黑D12345 邮箱"
            + "x".repeat(60)
            + "@example.cn</p>";
    var edition = draft(editor, body, hostile);
    drafting.submit(editor.actor(), new SubmitEdition(edition));
    var urgent = draft(editor, body, "<p>洪水</p>");
    drafting.submit(editor.actor(), new SubmitEdition(urgent));
    emergencies.publish(chief.actor(), new PublishAtOnce(urgent, "等不及，" + "因为水已经很高了，".repeat(20)));
    var origin = "http://localhost:" + port;
    for (var tab : List.of(Browser.phone(origin), Browser.desktop(origin))) {
      try (tab) {
        tab.signIn(chief.username(), Given.PASSWORD);
        var page = tab.open("/desk/documents/editions/" + edition).check().page();
        page.focus("#findings .remark >> nth=0 >> summary");
        page.keyboard().press("Enter");
        assertThat(page.isVisible("#findings .remark >> nth=0 >> input[name=text]")).isTrue();
        shot(tab, "findings");
        shot(tab.open("/desk/documents/emergencies").check(), "emergencies");
        shot(tab.open("/desk/documents/editions/" + urgent).check(), "emergency");
      }
    }
    try (var tab = Browser.desktop(origin)) {
      tab.signIn(editor.username(), Given.PASSWORD);
      var draft = draft(editor, body, "<p>干净的</p>");
      var page = tab.open("/desk/documents/editions/" + draft + "/edit").page();
      assertThat(page.textContent("#findings")).contains("没有发现问题");
      page.click("[contenteditable]");
      page.keyboard().press("End");
      page.keyboard().type("，手机" + MOBILE);
      page.waitForFunction(
          "() => document.getElementById('findings').textContent.includes('1处要处理')");
      shot(tab.check(), "writing");
    }
  }

  private long draft(Person editor, Body body, String html) {
    return drafting
        .draft(
            editor.actor(),
            new DraftDocument(
                body.id(),
                EditionFields.of("检查发现的样子", LocalDate.of(2026, 11, 2), html)
                    .classed(new EditionFields.Classes("08", "02.01", "20-1", null))))
        .editionId();
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of each page. */
  private static void shot(Browser.Tab tab, String name) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      tab.page()
          .screenshot(
              new com.microsoft.playwright.Page.ScreenshotOptions()
                  .setPath(
                      Path.of(
                          folder,
                          "gate-%s-%d.png".formatted(name, tab.page().viewportSize().width)))
                  .setFullPage(true));
    }
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group(1);
  }
}
