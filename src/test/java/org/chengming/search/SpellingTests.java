package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Browser;
import org.chengming.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SpellingTests {
  private static boolean published;

  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Finder finder;
  @Autowired Asked asked;
  @Autowired PhraseBook book;
  @Autowired Spelling spelling;

  @BeforeEach
  void publish() throws Exception {
    if (!published) {
      for (var i = 0; i < 12; i++) {
        corpus.publish(Text.of("第" + i + "号驯鹿苔原许可证通告", "<p>如何申领。</p>").keyed("驯鹿苔原许可证"));
      }
      corpus.publish(Text.of("猞猁<b>观察\"哨", "<p>正文。</p>").keyed("猞猁\"><img src=x>哨"));
      corpus.awaitIndexed();
      book.gather();
      published = true;
    }
  }

  private @Nullable Help meant(String text) {
    var question = Question.of(text);
    return spelling.meant(question, finder.find(question));
  }

  private List<String> suggested(String typed) {
    return spelling.suggest(typed, 8).stream().map(Suggestion::text).toList();
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String get(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void a_keyword_of_live_documents_is_meant_by_what_sounds_or_looks_like_it() {
    for (var typed :
        List.of("驯鹿台原许可证", "训鹿苔原许可证怎么办", "驯鹿苔原可许证", "xunlutaiyuanxukezheng", "xltyxkz")) {
      assertThat(meant(typed)).as(typed).isNotNull();
      assertThat(meant(typed).text()).as(typed).isEqualTo("驯鹿苔原许可证");
      assertThat(meant(typed).documents()).as(typed).isEqualTo(12);
    }
  }

  @Test
  void nothing_is_meant_by_what_finds_a_page_or_is_quoted_or_like_nothing() {
    assertThat(meant("驯鹿苔原许可证")).isNull();
    assertThat(meant("苔原许可")).isNull();
    assertThat(meant("“驯鹿台原许可证”")).isNull();
    assertThat(meant("龘靐齉爩")).isNull();
    assertThat(meant("")).isNull();
  }

  @Test
  void words_are_suggested_by_text_then_sound_then_despite_a_slip() {
    assertThat(suggested("驯鹿苔")).first().isEqualTo("驯鹿苔原许可证");
    assertThat(suggested("xunlutai")).first().isEqualTo("驯鹿苔原许可证");
    assertThat(suggested("xltyx")).first().isEqualTo("驯鹿苔原许可证");
    assertThat(suggested("训鹿台")).contains("驯鹿苔原许可证");
    assertThat(suggested("xunlutsiyuan")).contains("驯鹿苔原许可证");
  }

  @Test
  void a_little_less_is_no_slip() throws Exception {
    corpus.publish(Text.of("绒獭出没提示", "<p>正文。</p>").keyed("绒獭"));
    for (var i = 0; i < 5; i++) {
      corpus.publish(Text.of("第" + i + "号溶塔检修", "<p>正文。</p>").keyed("溶塔"));
    }
    corpus.awaitIndexed();
    book.gather();
    assertThat(meant("绒塔")).isNotNull();
    assertThat(meant("绒獭")).isNull();
    assertThat(meant("绒獭出没")).isNull();
  }

  @Test
  void words_of_synonym_groups_and_questions_asked_with_success_are_known() {
    for (var i = 0; i < 3; i++) {
      var question = Question.of("驯鹿苔原");
      asked.searched(question, finder.find(question), "Firefox/140.0");
      asked.write();
    }
    book.gather();
    assertThat(suggested("gongjijin")).contains("公积金");
    assertThat(suggested("xlty")).contains("驯鹿苔原");
  }

  @Test
  void machines_are_told_as_well() throws Exception {
    assertThat(get("/api/v1/search?q=" + q("驯鹿台原许可证")))
        .contains("\"didYouMean\":{\"query\":\"驯鹿苔原许可证\",\"total\":12}");
    assertThat(get("/api/v1/search?q=" + q("驯鹿苔原许可证"))).contains("\"didYouMean\":null");
    assertThat(get("/api/v1/suggest?q=xunlutai"))
        .contains("\"kind\":\"word\",\"text\":\"驯鹿苔原许可证\"");
  }

  @Test
  void the_page_offers_it_as_a_link_on_phone_desktop_and_without_script() throws Exception {
    var origin = "http://localhost:" + port;
    try (var phone = Browser.phone(origin);
        var desktop = Browser.desktop(origin);
        var plain = Browser.withoutScript(origin)) {
      assertThat(phone.open("/search?q=" + q("驯鹿台原许可证")).text()).contains("您是不是要找：驯鹿苔原许可证");
      desktop.open("/search?q=" + q("驯鹿台原许可证"));
      plain.page().navigate(origin + "/search?q=" + q("驯鹿台原许可证"));
      assertThat(plain.page().inputValue("#q")).isEqualTo("驯鹿台原许可证");
      plain.page().click("a:has-text('驯鹿苔原许可证'):near(:text('您是不是要找'))");
      assertThat(plain.text()).contains("12 条结果").doesNotContain("您是不是要找");
      assertThat(desktop.open("/search?q=" + q("猞俐\"><img src=x>哨")).text())
          .contains("您是不是要找：猞猁\"><img src=x>哨");
      assertThat(desktop.page().locator("#found img").count()).isZero();
      desktop.open("/search?q=" + q("<script>alert(1)</script>xltyxkz"));
      desktop.open("/");
      desktop.page().locator("input[type=search]").first().pressSequentially("xunlut");
      desktop.page().waitForSelector("[role=option]:has-text('驯鹿苔原许可证')");
      desktop.check();
    }
  }
}
