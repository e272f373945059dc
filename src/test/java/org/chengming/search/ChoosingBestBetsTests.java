package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.search.BestBets.Typed;
import org.chengming.search.Corpus.Text;
import org.chengming.search.Preview.Move;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Reader;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ChoosingBestBetsTests {
  private static final LocalDate LONG = LocalDate.of(2099, 12, 31);

  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Given given;
  @Autowired Finder finder;
  @Autowired BestBets bets;
  @Autowired Preview preview;
  @Autowired DSLContext db;

  private List<Long> ids(String text) {
    return finder.find(Question.of(text)).hits().stream().map(Found.Hit::id).toList();
  }

  private static Typed typed(String questions, Object targets) {
    return new Typed(questions, targets.toString(), "这是现行规定", LONG);
  }

  @Test
  void what_an_editor_chose_stands_first_in_any_spelling_while_it_is_live() throws Exception {
    var plain = corpus.publish(Text.of("鸬鹚捕鱼许可鸬鹚捕鱼许可", "<p>鸬鹚捕鱼许可的办理。</p>"));
    var first = corpus.publish(Text.of("水面作业总则", "<p>总则。</p>"));
    var second = corpus.publish(Text.of("渔船靠泊须知", "<p>须知。</p>"));
    corpus.awaitIndexed();
    assertThat(ids("鸬鹚捕鱼许可")).containsExactly(plain);
    bets.add(Given.SYSTEM, typed("鸬鹚捕鱼许可，鸬鹚证", first + "\n" + second));
    assertThat(ids("鸬鹚捕鱼许可")).startsWith(first, second, plain);
    assertThat(ids("鸬鹚　捕鱼，许可！")).startsWith(first, second);
    assertThat(ids("鸬鹚证怎么办理")).startsWith(first, second);
    assertThat(finder.find(Question.of("鸬鹚捕鱼许可").ordered(Order.NEWEST)).hits())
        .noneMatch(hit -> hit.id() == first);
    corpus.withdraw(first);
    corpus.awaitIndexed();
    assertThat(ids("鸬鹚捕鱼许可")).startsWith(second, plain).doesNotContain(first);
  }

  @Test
  void it_counts_up_to_its_last_day() throws Exception {
    var chosen = corpus.publish(Text.of("冰雕作业总则", "<p>总则。</p>"));
    corpus.awaitIndexed();
    bets.add(Given.SYSTEM, typed("冰灯搭建许可", chosen));
    assertThat(ids("冰灯搭建许可")).contains(chosen);
    db.execute(
        "update search.best_bet set valid_until = date '2020-01-01', recorded_at = now() where '冰灯搭建许可' = any(questions)");
    await().untilAsserted(() -> assertThat(ids("冰灯搭建许可")).doesNotContain(chosen));
    assertThatThrownBy(
            () ->
                bets.add(
                    Given.SYSTEM, new Typed("冰灯", "" + chosen, "理由", LocalDate.of(2020, 1, 1))))
        .isInstanceOf(Refused.class);
  }

  @Test
  void the_preview_shows_what_would_move_and_changes_nothing() throws Exception {
    var one = corpus.publish(Text.of("犰狳换甲簿册一", "<p>犰狳换甲簿册，犰狳换甲簿册。</p>"));
    var two = corpus.publish(Text.of("林区道路养护", "<p>养护。</p>"));
    corpus.awaitIndexed();
    var bet = bets.drafted(0, typed("犰狳换甲簿册", two));
    var compared = preview.compare(bet, "犰狳换甲簿册");
    assertThat(compared.before()).hasSize(1);
    assertThat(compared.before().getFirst().move()).isEqualTo(Move.DOWN);
    assertThat(compared.after()).hasSize(2);
    assertThat(compared.after().getFirst().move()).isEqualTo(Move.IN);
    assertThat(compared.after().getFirst().chosen()).isTrue();
    assertThat(compared.after().getLast().move()).isEqualTo(Move.DOWN);
    assertThat(compared.after().getLast().by()).isEqualTo(1);
    assertThat(ids("犰狳换甲簿册")).containsExactly(one);
    assertThat(preview.compare(bet, "林区道路养护").same()).isTrue();
  }

  @Test
  void only_what_the_public_can_open_may_be_chosen() {
    for (var wrong :
        List.of("", "99999999999", "/desk/staff 岗位", "//elsewhere.example 别处", "/themes", "没有的号")) {
      assertThatThrownBy(() -> bets.drafted(0, typed("白鹳", wrong)))
          .as(wrong)
          .isInstanceOf(Refused.class);
    }
    assertThat(bets.drafted(0, typed("白鹳", "/themes 各类主题")).pages()).hasSize(1);
  }

  @Test
  void a_supervisor_tries_saves_changes_and_removes_it_at_the_desk() throws Exception {
    var id = corpus.publish(Text.of("<i>雪橇</i>停放规定", "<p>雪橇停放。</p>"));
    corpus.awaitIndexed();
    var number = finder.find(Question.of("雪橇停放规定")).hits().getFirst().indexNumber();
    var person = given.staff(given.body(), Role.SUPERVISOR);
    try (var desktop = Browser.desktop("http://localhost:" + port);
        var phone = Browser.phone("http://localhost:" + port)) {
      desktop.signIn(person.username(), Given.PASSWORD).open("/desk/best-bets?questions=雪橇场");
      desktop
          .page()
          .fill("#targets", "http://elsewhere.example/documents/" + number + "\n/themes 全部主题");
      desktop.page().fill("#reason", "先看这份<b>规定</b>");
      desktop.press("看效果");
      desktop.check();
      assertThat(desktop.text()).contains("保存以后会变成这样", "新进前十", "全部主题");
      assertThat(bets.bets()).noneMatch(b -> b.questions().contains("雪橇场"));
      desktop.press("保存");
      desktop.check();
      phone.signIn(person.username(), Given.PASSWORD).open("/desk/best-bets");
      phone.open("/search?q=" + URLEncoder.encode("雪橇场", StandardCharsets.UTF_8));
      assertThat(phone.text()).contains("推荐", "先看这份<b>规定</b>", "全部主题", "<i>雪橇</i>停放规定");
    }
    var desk = Desk.signedIn(port, person);
    var bet =
        bets.bets().stream().filter(b -> b.questions().contains("雪橇场")).findFirst().orElseThrow();
    assertThat(bet.documents()).containsExactly(id);
    assertThat(desk.get("/desk/best-bets?edit=" + bet.id()).body()).contains("/themes 全部主题");
    desk.post(
        "/desk/best-bets/" + bet.id(),
        "questions",
        "雪橇场",
        "targets",
        number,
        "reason",
        "改过的理由",
        "until",
        "2099-01-01");
    assertThat(
            new Reader(port)
                .get("/search?q=" + URLEncoder.encode("雪橇场", StandardCharsets.UTF_8))
                .body())
        .contains("改过的理由");
    desk.get("/desk/best-bets");
    desk.post("/desk/best-bets/" + bet.id() + "/removal");
    assertThat(
            db.fetch(
                    "select act from audit.entry where subject_kind = 'best_bet' and subject = ? order by id",
                    Long.toString(bet.id()))
                .getValues(0, String.class))
        .containsExactly("BestBetAdd", "BestBetChange", "BestBetRemove");
    assertThat(
            desk.post("/desk/best-bets", "questions", "雪橇场", "targets", "x", "reason", "理由")
                .statusCode())
        .isEqualTo(422);
  }
}
