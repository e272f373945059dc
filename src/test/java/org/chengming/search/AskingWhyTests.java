package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Browser;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.ObjectMapper;

@ServerTest
class AskingWhyTests {
  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Finder finder;
  @Autowired ObjectMapper json;

  @AfterEach
  void withdraw() {
    corpus.withdrawAll();
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String published(String title) throws InterruptedException {
    corpus.publish(Text.of(title, "<p>琵鹭越冬地夜间关闭。</p>").numbered("琵政发〔2024〕8号").keyed("琵鹭"));
    corpus.awaitIndexed();
    return finder.find(Question.of(title)).hits().getFirst().indexNumber();
  }

  @Test
  void a_page_says_it_in_sentences_of_the_readers_language() throws Exception {
    var number = published("琵鹭越冬地管理通告");
    var reader = new Reader(port);
    var path = "/search/why?q=" + q("琵鹭越冬地") + "&document=" + q(number);
    assertThat(reader.get(path).body())
        .contains("标题里有“琵鹭”", "在这次搜索的结果里排第 1 位。", "有文号，是正式公文", "noindex");
    assertThat(reader.get(path, "Cookie", "language=en").body())
        .contains("In its title", "It stands at place 1");
    var answer = json.readTree(reader.get("/api/v1" + path).body());
    assertThat(answer.path("place").asInt()).isEqualTo(1);
    assertThat(answer.path("reasons").path(0).path("text").asString()).contains("琵鹭");
  }

  @Test
  void one_that_is_unknown_or_withdrawn_is_not_found() throws Exception {
    var number = published("琵鹭换羽期巡护通告");
    var reader = new Reader(port);
    corpus.withdrawAll();
    corpus.awaitIndexed();
    for (var document : new String[] {number, "000000000/2099-00001", "<script>", ""}) {
      var path = "/search/why?q=" + q("琵鹭") + "&document=" + q(document);
      assertThat(reader.get(path).statusCode()).as(document).isEqualTo(404);
      assertThat(reader.get("/api/v1" + path).statusCode()).as(document).isEqualTo(404);
    }
  }

  @Test
  void a_citizen_opens_it_under_the_result_or_on_a_page_of_its_own() throws Exception {
    published("琵鹭驿站<b>开放</b>须知");
    var origin = "http://localhost:" + port;
    try (var phone = Browser.phone(origin);
        var desktop = Browser.desktop(origin);
        var plain = Browser.withoutScript(origin)) {
      for (var tab : new Browser.Tab[] {phone, desktop}) {
        tab.open("/search?q=" + q("琵鹭驿站 无此词"));
        tab.page().locator(".why > summary").first().focus();
        tab.page().keyboard().press("Enter");
        tab.page().waitForSelector(".why .why-said li");
        assertThat(tab.page().locator(".why").first().innerText()).contains("标题里有“琵鹭”");
        assertThat(tab.page().evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
        tab.check();
        tab.page().keyboard().press("Enter");
        assertThat(tab.page().locator(".why .why-said").first().isVisible()).isFalse();
      }
      plain.page().navigate(origin + "/search?q=" + q("琵鹭驿站"));
      plain.page().locator(".why > summary").first().click();
      plain.page().locator(".why a").first().click();
      assertThat(plain.text()).contains("为什么有它", "标题里有“琵鹭”");
      plain.page().click("text=回到搜索结果");
      assertThat(plain.page().url()).contains("/search?q=");
      for (var tab : new Browser.Tab[] {phone, desktop}) {
        tab.open(whyPath());
      }
    }
  }

  private String whyPath() {
    var number = finder.find(Question.of("琵鹭驿站")).hits().getFirst().indexNumber();
    return "/search/why?q=" + q("琵鹭驿站") + "&document=" + q(number);
  }
}
