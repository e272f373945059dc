package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class CountingQuestionsTests {
  private static final String PERSON = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Given given;
  @Autowired Asked asked;
  @Autowired AskedRepository repository;
  @Autowired Finder finder;
  @Autowired DSLContext db;

  private void ask(String text, int occasions) {
    var question = Question.of(text);
    for (var i = 0; i < occasions; i++) {
      asked.searched(question, finder.find(question), PERSON);
      assertThat(asked.write()).isTrue();
    }
  }

  private int rows(String question) {
    return db.fetch("select 1 from search.asked_question where question = ?", question).size();
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void the_desk_sees_a_question_only_when_it_was_asked_often_enough() {
    ask("鹈鹕驿站龘龘", 3);
    ask("鹈鹕一次龘龘", 2);
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    assertThat(desk.get("/desk/searches").body())
        .contains("鹈鹕驿站龘龘", "/desk/synonyms?words=" + q("鹈鹕驿站龘龘"), "/desk/best-bets?questions=")
        .doesNotContain("鹈鹕一次龘龘", "/desk/documents/new?title=");
    assertThat(desk.get("/desk/searches.csv?kind=nothing&period=month").body())
        .contains("鹈鹕驿站龘龘")
        .doesNotContain("鹈鹕一次龘龘");
    var editor = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    assertThat(editor.get("/desk/searches").body())
        .contains("/desk/documents/new?title=" + q("鹈鹕驿站龘龘"))
        .doesNotContain("/desk/synonyms?words=");
    assertThat(editor.get("/desk/documents/new?title=" + q("鹈鹕驿站龘龘")).body())
        .contains("value=\"鹈鹕驿站龘龘\"");
  }

  @Test
  void asking_again_within_the_minute_is_no_further_occasion() {
    var question = Question.of("沙鸥复读龘龘");
    for (var i = 0; i < 5; i++) {
      asked.searched(question, finder.find(question), PERSON);
    }
    asked.write();
    assertThat(
            db.fetchSingle(
                    "select occasions, asked, found_nothing from search.asked_question where question = ?",
                    "沙鸥复读龘龘")
                .intoList())
        .containsExactly(1, 5, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "230102199001011234 低保",
        "１３８　１２３４　５６７８",
        "电话 0451-8234 5678",
        "幺三八一二三四五六七八",
        "zhang@example.com 的申请",
        "……"
      })
  void what_looks_like_a_number_or_an_address_of_somebody_is_not_kept(String typed) {
    assertThat(Discretion.kept(typed)).isEmpty();
  }

  @Test
  void long_texts_robots_filters_and_further_pages_are_not_counted() {
    assertThat(Discretion.kept("我家的情况是这样的".repeat(10))).isEmpty();
    assertThat(Discretion.kept(" 黑政发〔2014〕1号 ")).contains("黑政发〔2014〕1号");
    assertThat(Discretion.robot("Mozilla/5.0 (compatible; Baiduspider/2.0)")).isTrue();
    assertThat(Discretion.robot("")).isTrue();
    assertThat(Discretion.robot(PERSON)).isFalse();
    assertThat(Asked.counted(Question.of("低保").on(2))).isFalse();
    assertThat(Asked.counted(Question.of("低保").where(Facet.YEAR, Set.of("2020")))).isFalse();
    assertThat(Asked.counted(Question.of("低保"))).isTrue();
  }

  @Test
  void what_is_never_shown_and_what_is_old_is_deleted() {
    var today = LocalDate.of(2031, 5, 20);
    var one = new AskedQuestion("海东青一次", 1, 1, 1, 0, 0, 0);
    repository.add(today.minusDays(15), List.of(one));
    repository.add(today.minusDays(13), List.of(new AskedQuestion("海东青刚才", 1, 1, 1, 0, 0, 0)));
    repository.add(today.minusDays(15), List.of(new AskedQuestion("海东青多次", 3, 3, 3, 0, 0, 0)));
    repository.add(today.minusDays(401), List.of(new AskedQuestion("海东青从前", 9, 9, 9, 0, 0, 0)));
    repository.tidy(today, new AskedSettings(3, 14, 400));
    assertThat(rows("海东青一次")).isZero();
    assertThat(rows("海东青刚才")).isOne();
    assertThat(rows("海东青多次")).isOne();
    assertThat(rows("海东青从前")).isZero();
  }

  @Test
  void a_page_tells_whether_a_result_was_opened() throws Exception {
    corpus.publish(Text.of("信天翁观测站开放时间", "<p>信天翁观测站。</p>"));
    corpus.awaitIndexed();
    var origin = "http://localhost:" + port;
    try (var desktop = Browser.desktop(origin)) {
      desktop.open("/search?q=" + q("信天翁观测站"));
      desktop
          .page()
          .waitForRequest(
              r -> r.url().contains("/search/left?opened=false"),
              () -> desktop.page().evaluate("dispatchEvent(new Event('pagehide'))"));
      desktop.open("/search?q=" + q("信天翁观测站"));
      desktop
          .page()
          .waitForRequest(
              r -> r.url().contains("/search/left?opened=true"),
              () -> desktop.page().click(".results h3 a"));
    }
    asked.left("信天翁观测站", false, PERSON);
    asked.write();
    var counted =
        db.fetchSingle(
            "select opened, abandoned from search.asked_question where question = ?", "信天翁观测站");
    // Chromium without a window names itself headless, which is a robot; only its requests are seen
    // here.
    assertThat(counted.intoList()).containsExactly(0, 1);
  }

  @Test
  void a_change_of_words_is_tried_with_what_is_asked_most() throws Exception {
    corpus.publish(Text.of("绿头鸭雏放归仪式", "<p>绿头鸭雏放归仪式安排。</p>"));
    corpus.awaitIndexed();
    ask("野鸭崽子", 3);
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    desk.get("/desk/synonyms");
    assertThat(desk.post("/desk/synonyms/trial", "words", "野鸭崽子，绿头鸭雏").body())
        .contains("搜“野鸭崽子”", "绿头鸭雏放归仪式", "新进前十");
  }

  @Test
  void the_page_serves_everyone() {
    ask("=cmd|' /C calc'!A0 鸊鷉龘", 3);
    var person = given.rootStaff(Role.SUPERVISOR, Role.EDITOR);
    try (var phone = Browser.phone("http://localhost:" + port);
        var desktop = Browser.desktop("http://localhost:" + port)) {
      for (var tab : List.of(phone, desktop)) {
        tab.signIn(person.username(), Given.PASSWORD).open("/desk/searches?kind=all&period=month");
        assertThat(tab.text()).contains("鸊鷉龘", "加同义词", "公开这个");
        tab.open("/desk/searches?to=2001-01-01&period=nonsense&kind=nonsense");
        assertThat(tab.text()).contains("这段时间没有这样的检索");
      }
    }
  }
}
