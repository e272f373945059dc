package org.chengming.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.Newsroom;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two officials and a citizen, each in a browser of their own; axe looks at every page they come
 * to.
 */
@ServerTest
class PublishingInABrowserTests {
  private static final AtomicInteger NUMBER =
      new AtomicInteger((int) (System.nanoTime() % 100_000));

  @LocalServerPort int port;
  @Autowired Given given;

  @Test
  void two_officials_publish_and_a_citizen_finds_it_by_search_by_browsing_and_by_feed() {
    var body = given.body();
    var writer = given.staff(body, Role.EDITOR);
    var publisher = given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
    var word = "冰雪大道" + NUMBER.incrementAndGet();
    var title = "关于" + word + "临时交通管制的通告";

    var edition = write(writer, title);
    var indexNumber = release(publisher, edition);

    try (var phone = Browser.phone(origin());
        var desktop = Browser.desktop(origin())) {
      for (var citizen : new Tab[] {phone, desktop}) {
        bySearch(citizen, word, title);
        byBrowsing(citizen, body.code(), title);
        citizen.open("/documents/" + indexNumber);
        assertThat(citizen.text()).contains(title, "管制路段", "路线图.csv", indexNumber);
      }
      assertThat(desktop.page().request().get(origin() + "/bodies/" + body.code() + ".atom").text())
          .contains(title);
    }
  }

  @Test
  void the_public_pages_serve_phone_and_desktop() {
    try (var phone = Browser.phone(origin());
        var desktop = Browser.desktop(origin())) {
      for (var path :
          new String[] {
            "/",
            "/search",
            "/search?q=没有这样的词语吧",
            "/bodies",
            "/themes",
            "/columns",
            "/years",
            "/feeds",
            "/guide",
            "/open-data",
            "/accessibility",
            "/sitemap",
            "/latest",
            "/no-such-page"
          }) {
        phone.open(path);
        desktop.open(path);
      }
      desktop.open("/view?language=en&to=/");
      assertThat(desktop.page().getAttribute("html", "lang")).isEqualTo("en");
      phone.open("/view?size=large&to=/search");
      assertThat(phone.page().getAttribute("html", "class")).isEqualTo("large");
    }
  }

  @Test
  void an_official_without_script_can_write_and_submit() {
    var body = given.body();
    var writer = given.staff(body, Role.EDITOR);
    try (var tab = Browser.withoutScript(origin())) {
      // axe needs script, so this page is only used, not examined; its twin with script is.
      var page = tab.page();
      page.navigate(origin() + "/desk/sign-in");
      page.fill("#username", writer.username());
      page.fill("#password", Given.PASSWORD);
      page.click("main button[type=submit]");
      page.navigate(origin() + "/desk/documents/new");
      page.fill("#title", "没有脚本也能写的通知");
      page.click("button:has-text('开始写')");
      fill(page);
      page.fill("textarea#content", "## 一、安排\n\n用 Markdown 写的正文。");
      page.click("button[value=submit]");
      assertThat(page.innerText("body")).contains("没有脚本也能写的通知");
      assertThat(page.url()).contains("done=submission");
    }
  }

  private long write(Person writer, String title) {
    try (var tab = Browser.desktop(origin()).signInByHand(writer.username(), Given.PASSWORD)) {
      tab.open("/desk/documents");
      tab.open("/desk/documents/new");
      var page = tab.page();
      page.fill("#title", title);
      page.click("button:has-text('开始写')");
      page.waitForURL("**/edit");
      tab.check();
      fill(page);
      page.click("[contenteditable=true]");
      page.keyboard().type("十一月起实行临时管制。管制路段见附件。");
      page.setInputFiles(
          "#file",
          new FilePayload(
              "路线图.csv", "text/csv", "路段,时间\n中央大街,8:00\n".getBytes(StandardCharsets.UTF_8)));
      page.click("#uploading button[type=submit]");
      page.waitForSelector("#attachments li a:has-text('路线图.csv')");
      page.waitForLoadState();
      assertThat(page.innerText("[contenteditable=true]")).contains("管制路段");
      tab.check();
      page.click("button[value=submit]");
      page.waitForURL("**done=submission**");
      tab.check();
      return Long.parseLong(Newsroom.find(Pattern.compile("/editions/(\\d+)"), page.url()));
    }
  }

  private static void fill(com.microsoft.playwright.Page page) {
    page.selectOption("#genre", "06");
    page.selectOption("#theme", "02.01");
    page.selectOption("#duty", "20-1");
    page.fill("#formedOn", "2026-11-02");
  }

  private String release(Person publisher, long edition) {
    try (var tab = Browser.desktop(origin()).signInByHand(publisher.username(), Given.PASSWORD)) {
      tab.open("/desk/documents/editions/" + edition + "/preview");
      tab.open("/desk/documents/editions/" + edition);
      for (var act : new String[] {"审核通过", "保密审查通过", "签发", "现在发布"}) {
        if (act.equals("签发")) { // only once the attachment has been looked into
          await()
              .until(
                  () -> {
                    tab.page().reload();
                    return !tab.text().contains("还没有检查完");
                  });
        }
        tab.page().click("button:text-is('" + act + "')");
        tab.page().waitForURL("**done=**");
        tab.check();
      }
      return Newsroom.find(
          Pattern.compile("href=\"/documents/([0-9A-Z]+/\\d{4}-\\d{5})\""), tab.page().content());
    }
  }

  private static void bySearch(Tab citizen, String word, String title) {
    citizen.open("/");
    citizen.page().fill("#q", word);
    citizen.page().keyboard().press("Enter");
    citizen.page().waitForURL("**/search?q=*");
    await()
        .until(
            () -> {
              citizen.page().reload();
              return citizen.text().contains(title);
            });
    citizen.check();
    citizen.page().click(".results h3 a");
    citizen.page().waitForURL("**/documents/**");
    assertThat(citizen.text()).contains(title);
    citizen.check();
  }

  private static void byBrowsing(Tab citizen, String body, String title) {
    citizen.open("/bodies/" + body);
    assertThat(citizen.text()).contains(title);
    citizen.open("/themes/02.01");
    citizen.open("/columns/20-1");
    citizen.open("/years/2026");
    assertThat(citizen.text()).contains(title);
  }

  private String origin() {
    return "http://localhost:" + port;
  }
}
