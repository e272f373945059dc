package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.search.BestBets.Typed;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Browser;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The desk's pages of words and best bets, with what nobody should have typed on them. */
@ServerTest
class KeepingWordsInABrowserTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Corpus corpus;
  @Autowired BestBets bets;
  @Autowired Synonyms synonyms;
  Person person;
  long bet;
  long group;

  @BeforeEach
  void type() throws InterruptedException {
    person = given.staff(given.body(), Role.SUPERVISOR);
    var title = "<b>" + "蓑羽鹤栖息地".repeat(20) + "AVeryLongWordWithoutAnyBreak".repeat(6);
    var document = corpus.publish(Text.of(title, "<p>蓑羽鹤。</p>"));
    corpus.awaitIndexed();
    var questions = "蓑羽鹤\n<script>alert(1)" + "x".repeat(60) + "\n" + "鹤".repeat(55);
    bet =
        bets.add(
            Given.SYSTEM,
            new Typed(questions, "" + document, "理由".repeat(60), LocalDate.of(2099, 1, 1)));
    group = synonyms.add(Given.SYSTEM, "鹤".repeat(29) + "，<b>蓑羽</b>鹤", "备注".repeat(60));
  }

  @AfterEach
  void remove() {
    bets.remove(Given.SYSTEM, bet);
    synonyms.remove(Given.SYSTEM, group);
  }

  @Test
  void they_serve_phone_and_desktop() {
    try (var phone = Browser.phone("http://localhost:" + port);
        var desktop = Browser.desktop("http://localhost:" + port)) {
      for (var tab : List.of(phone, desktop)) {
        tab.signIn(person.username(), Given.PASSWORD).open("/desk/best-bets?edit=" + bet);
        tab.press("看效果").check();
        assertThat(tab.text()).contains("保存以后会变成这样", "前十条和总数都不变");
        tab.page().fill("#questions", "");
        tab.press("保存").check();
        assertThat(tab.text()).contains("有 1 处要改");
        tab.open("/desk/synonyms");
        tab.open("/desk/synonyms?q=没有这个词");
        assertThat(tab.text()).contains("没有一组含有“没有这个词”", "看全部");
        tab.open("/desk/stop-words");
        tab.page().fill("#word", "咩咧");
        tab.press("看效果").check();
        assertThat(tab.text()).contains("最近常被搜的问题都不受影响");
      }
    }
  }
}
