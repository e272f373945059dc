package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The desk's page of wrong words, with what nobody should have typed on it. */
@ServerTest
class KeepingWrongWordsInABrowserTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired WrongWords words;

  @Test
  void it_serves_phone_and_desktop() {
    var person = given.staff(given.body(), Role.SUPERVISOR);
    var wrong = "<b>肃慎" + "x".repeat(50);
    var id =
        words.add(
            person.actor(),
            new WrittenWord(
                wrong, "肃慎" + "慎".repeat(50), "NAME", "是", wrong + "也", "说".repeat(190)));
    try (var phone = Browser.phone("http://localhost:" + port);
        var desktop = Browser.desktop("http://localhost:" + port)) {
      for (var tab : List.of(phone, desktop)) {
        tab.signIn(person.username(), Given.PASSWORD).open("/desk/wrong-words?edit=" + id);
        tab.page().fill("#correct", "");
        tab.press("保存").check();
        assertThat(tab.text()).contains("有 1 处要改");
        tab.open("/desk/wrong-words?q=肃慎");
        assertThat(tab.text()).contains("查到 1 个", "不能发布");
        shot(tab, tab == phone ? 390 : 1440);
        tab.open("/desk/wrong-words?q=没有这个词");
        assertThat(tab.text()).contains("没有“没有这个词”", "看全部");
      }
    } finally {
      words.remove(person.actor(), id);
    }
  }

  /** For the eye: {@code -Dshots=folder} keeps a picture of the page. */
  private static void shot(Tab tab, int width) {
    var folder = System.getProperty("shots");
    if (folder != null) {
      var file = Path.of(folder, "wrong-words-" + width + ".png");
      tab.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    }
  }
}
