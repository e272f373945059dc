package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengming.actors.Role;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KeepingStopWordsTests {
  @LocalServerPort int port;
  @Autowired Corpus corpus;
  @Autowired Given given;
  @Autowired StopWords words;
  @Autowired Finder finder;
  @Autowired Wordings wordings;

  private static String plain(String typed) {
    return Reading.of(typed, Lexicon.PLAIN).plain();
  }

  @Test
  void a_new_installation_leaves_out_what_only_asks() {
    assertThat(words.words()).anyMatch(w -> w.word().equals("怎么办理") && !w.atEnd());
    assertThat(plain("请问退休金怎么办理")).isEqualTo("退休金");
    assertThat(plain("退休金能领吗？")).startsWith("退休金能领").doesNotContain("吗");
    assertThat(plain("酒吧间卫生许可")).isEqualTo("酒吧间卫生许可");
    assertThat(plain("怎么办")).isEqualTo("怎么办");
  }

  @Test
  void a_supervisor_tries_one_adds_and_removes_it() throws Exception {
    var id = corpus.publish(Text.of("乌苏里江鱼汛公告", "<p>鱼汛期间禁止下网。</p>"));
    corpus.awaitIndexed();
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.SUPERVISOR));
    desk.get("/desk/stop-words");
    var tried = desk.post("/desk/stop-words/trial", "word", "嘎哈咧", "question", "嘎哈咧乌苏里江鱼汛公告");
    assertThat(tried.body()).contains("保存以后会变成这样");
    assertThat(words.words()).noneMatch(w -> w.word().equals("嘎哈咧"));
    desk.post("/desk/stop-words", "word", "嘎哈咧");
    assertThat(finder.find(Question.of("嘎哈咧乌苏里江鱼汛公告")).hits().getFirst().id()).isEqualTo(id);
    assertThat(wordings.current().read("嘎哈咧乌苏里江鱼汛公告").plain()).isEqualTo("乌苏里江鱼汛公告");
    var added =
        words.words().stream().filter(w -> w.word().equals("嘎哈咧")).findFirst().orElseThrow();
    assertThat(desk.get("/desk/stop-words").body()).contains("嘎哈咧");
    desk.post("/desk/stop-words/" + added.id() + "/removal");
    assertThat(words.words()).noneMatch(w -> w.word().equals("嘎哈咧"));
  }

  @Test
  void one_character_is_left_out_only_at_the_end() {
    assertThatThrownBy(() -> words.drafted("的", false)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> words.drafted("请问", false)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> words.drafted("……", true)).isInstanceOf(Refused.class);
    assertThat(words.drafted("咧", true).word()).isEqualTo("咧");
  }
}
