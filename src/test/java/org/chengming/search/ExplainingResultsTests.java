package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocuments;
import org.chengming.search.Corpus.Text;
import org.chengming.search.Why.Reason;
import org.chengming.search.Why.Sign;
import org.chengming.testing.Given;
import org.chengming.testing.Queries;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ExplainingResultsTests {
  @Autowired Corpus corpus;
  @Autowired Finder finder;
  @Autowired Holdings holdings;
  @Autowired Synonyms synonyms;
  @Autowired BestBets bets;
  @Autowired Organisations organisations;
  @Autowired Catalogue catalogue;
  @Autowired Wordings wordings;
  @Autowired ChangeLog changes;
  @Autowired PublicDocuments documents;
  @Autowired Clock clock;
  @TempDir Path folder;

  @AfterEach
  void withdraw() {
    corpus.withdrawAll();
  }

  private Why why(String text, long id) {
    return why(Question.of(text), id);
  }

  private Why why(Question question, long id) {
    return finder.why(question, documents.load(List.of(id)).get(id).indexNumber());
  }

  private static List<String> words(Why why, Sign sign) {
    return why.reasons().stream()
        .filter(reason -> reason.sign() == sign)
        .flatMap(reason -> reason.words().stream())
        .toList();
  }

  private static List<Sign> signs(Why why) {
    return why.reasons().stream().map(Reason::sign).toList();
  }

  private static double sum(Why why) {
    return why.reasons().stream().mapToDouble(Reason::score).sum();
  }

  @Test
  void each_place_is_that_of_the_list_and_its_reasons_add_up_to_its_score() throws Exception {
    for (var i = 0; i < 12; i++) {
      corpus.publish(
          Text.of("鸊鷉湿地第" + i + "号巡查通报", "<p>巡查鸊鷉湿地。" + "另有其他内容。".repeat(i) + "</p>")
              .keyed(i % 2 == 0 ? "鸊鷉" : "芦苇")
              .numbered(i % 3 == 0 ? null : "鸊政发〔2023〕" + i + "号")
              .dated(LocalDate.of(2026 - i, 3, 4), null, null));
    }
    corpus.awaitIndexed();
    for (var text : List.of("鸊鷉湿地巡查", "鸊鷉湿地火山口", "“巡查鸊鷉湿地”", "鸊政发〔2023〕4号", "鸊鷉湿地第3号巡查通报")) {
      var question = Question.of(text);
      var hits = finder.find(question).hits();
      assertThat(hits).as(text).isNotEmpty();
      for (var i = 0; i < hits.size(); i += 3) {
        var why = finder.why(question, hits.get(i).indexNumber());
        var score = hits.get(i).score();
        assertThat(why.place()).as(text).isEqualTo(i + 1);
        assertThat(why.hit().score()).as(text).isCloseTo(score, within(score * 1e-4f));
        assertThat(sum(why)).as(text + why.reasons()).isCloseTo(score, within(score * 1e-4));
      }
    }
  }

  @Test
  void it_says_which_words_stand_where_and_which_do_not() throws Exception {
    var id = corpus.publish(Text.of("麝鼠养殖管理规定", "<p>严禁在水源地放养。猞猁另行规定。</p>").keyed("鼯鼠"));
    corpus.awaitIndexed();
    var why = why("麝鼠 鼯鼠 猞猁 貘", id);
    assertThat(words(why, Sign.TITLE)).containsExactly("麝鼠");
    assertThat(words(why, Sign.KEYWORDS)).containsExactly("鼯鼠");
    assertThat(words(why, Sign.ANYWHERE)).containsExactly("麝鼠", "鼯鼠", "猞猁");
    assertThat(words(why("麝鼠 貂熊", id), Sign.MISSING)).containsExactly("貂熊");
    assertThat(words(why("麝鼠 “水源地放养”", id), Sign.QUOTED)).containsExactly("水源地放养");
    assertThat(signs(why("麝鼠养殖管理规定", id))).contains(Sign.WHOLE_TITLE);
    // Which of the two is stronger hangs on how rare its words are among all that is there.
    assertThat(why("麝鼠养殖管理规定", id).strongest())
        .get()
        .extracting(Reason::sign)
        .isIn(Sign.WHOLE_TITLE, Sign.ANYWHERE);
  }

  @Test
  void it_says_which_synonym_stood_in_for_a_word_and_whose_it_is() throws Exception {
    var id = corpus.publish(Text.of("獐子岛海域使用金减免办法", "<p>减免办法。</p>"));
    var home = corpus.publish(Text.of("獐子岛公积金提取流程", "<p>提取流程。</p>"));
    corpus.awaitIndexed();
    var group = synonyms.add(Given.SYSTEM, "獐岛租海费，海域使用金", null);
    try {
      assertThat(words(why("獐岛租海费减免", id), Sign.EDITORS_SYNONYM)).containsExactly("獐岛租海费", "海域使用金");
    } finally {
      synonyms.remove(Given.SYSTEM, group);
    }
    assertThat(signs(why("獐岛租海费减免", id))).doesNotContain(Sign.EDITORS_SYNONYM);
    var shipped = SynonymGroup.words(Synonyms.shipped().getFirst());
    var other = corpus.publish(Text.of("獐子岛" + shipped.get(1) + "事项", "<p>事项。</p>"));
    corpus.awaitIndexed();
    assertThat(words(why("獐子岛 " + shipped.get(0), other), Sign.SHIPPED_SYNONYM))
        .contains(shipped.get(1));
    assertThat(signs(why("獐子岛", home))).doesNotContain(Sign.SHIPPED_SYNONYM);
  }

  @Test
  void what_an_editor_chose_says_so_and_why() throws Exception {
    var chosen = corpus.publish(Text.of("貉皮检疫总则", "<p>总则。</p>"));
    corpus.publish(Text.of("狍子饲养许可条件", "<p>狍子饲养许可。</p>"));
    corpus.awaitIndexed();
    var typed =
        new BestBets.Typed("狍子饲养许可", "" + chosen, "先看总则", LocalDate.now(clock).plusYears(1));
    var bet = bets.add(Given.SYSTEM, typed);
    try {
      var why = why("狍子饲养许可", chosen);
      assertThat(why.place()).isEqualTo(1);
      assertThat(why.reasons().getFirst().sign()).isEqualTo(Sign.CHOSEN);
      assertThat(words(why, Sign.CHOSEN)).containsExactly("先看总则");
    } finally {
      bets.remove(Given.SYSTEM, bet);
    }
    assertThat(why("狍子饲养许可", chosen).found()).isFalse();
  }

  @Test
  void its_own_number_is_told_from_one_that_it_cites() throws Exception {
    var own = corpus.publish(Text.of("蒲棒收割意见", "<p>正文。</p>").numbered("蒲政发〔2015〕7号"));
    var citing = corpus.publish(Text.of("废止旧文的决定", "<p>废止蒲政发〔2015〕7号。</p>"));
    corpus.awaitIndexed();
    assertThat(signs(why("蒲政发[2015]7号", own))).contains(Sign.NUMBER, Sign.OFFICIAL);
    assertThat(signs(why("蒲政发〔2015〕7号", citing)))
        .contains(Sign.CITED)
        .doesNotContain(Sign.NUMBER, Sign.OFFICIAL);
  }

  @Test
  void what_is_no_longer_in_force_and_how_old_it_is_is_told() throws Exception {
    var today = LocalDate.now(clock);
    var old =
        corpus.publish(
            Text.of("豺獾防治旧法", "<p>旧法。</p>")
                .dated(LocalDate.of(2001, 2, 3), null, LocalDate.of(2010, 1, 1)));
    var recent =
        corpus.publish(Text.of("豺獾防治新法", "<p>新法。</p>").dated(today.minusDays(9), null, null));
    corpus.awaitIndexed();
    assertThat(signs(why("豺獾防治", old))).contains(Sign.OLDER, Sign.NOT_IN_FORCE);
    assertThat(signs(why("豺獾防治", recent)))
        .contains(Sign.RECENT)
        .doesNotContain(Sign.OLDER, Sign.NOT_IN_FORCE);
  }

  @Test
  void by_date_only_the_words_are_told() throws Exception {
    var id = corpus.publish(Text.of("鼩鼱监测简报", "<p>简报。</p>"));
    corpus.awaitIndexed();
    var why = why(Question.of("鼩鼱监测").ordered(Order.OLDEST), id);
    assertThat(why.byScore()).isFalse();
    assertThat(why.found()).isTrue();
    assertThat(why.place()).isZero();
    assertThat(signs(why)).contains(Sign.TITLE).doesNotContain(Sign.RECENT, Sign.OLDER);
  }

  @Test
  void what_has_none_of_the_words_is_there_for_its_meaning() throws Exception {
    corpus.awaitIndexed();
    var place = holdings.cursor();
    var id = corpus.publish(Text.of("犬只狂犬病疫苗接种点一览", "<p>犬只免疫接种由下列动物诊疗机构实施。</p>"));
    corpus.publish(Text.of("地铁末班车时刻调整", "<p>末班车延长至零点。</p>"));
    corpus.awaitIndexed();
    try (var meaning = new Meaning(folder, Meaning.Use.ON)) {
      var open = meaning.open();
      open.vectors().index().advance(place);
      var follower = new MeaningFollower(changes, documents, meaning);
      while (follower.applyNext(open, () -> false)) {}
      finder = new Finder(holdings, organisations, catalogue, wordings, meaning, clock);
      var why = why("我家小狗去哪儿打预防针", id);
      assertThat(why.found()).isTrue();
      assertThat(words(why, Sign.NEAR)).containsExactly("1");
      assertThat(signs(why)).contains(Sign.JOINED);
      assertThat(sum(why)).isCloseTo(why.hit().score(), within(why.hit().score() * 1e-4));
    }
  }

  @Test
  void one_outside_the_results_or_unknown_is_told_from_those_inside() throws Exception {
    var id = corpus.publish(Text.of("鹮巢保护区告示", "<p>告示。</p>"));
    corpus.awaitIndexed();
    assertThat(why("航天发射窗口", id).found()).isFalse();
    assertThat(why(Question.of("鹮巢").where(Facet.YEAR, java.util.Set.of("1066")), id).found())
        .isFalse();
    for (var wrong : List.of("", "TEST00001/2099-00001", "2026-00001", "<script>", "*")) {
      assertThatThrownBy(() -> finder.why(Question.of("鹮巢"), wrong))
          .as(wrong)
          .isInstanceOf(Missing.class);
    }
  }

  @Test
  void whatever_was_typed_is_answered_and_no_document_is_read_from_the_database() throws Exception {
    var id = corpus.publish(Text.of("鹈鹕迁徙观察点", "<p>观察点。</p>"));
    corpus.awaitIndexed();
    var number = documents.load(List.of(id)).get(id).indexNumber();
    var hostile =
        List.of(
            "",
            " ",
            "的",
            "'; drop table --",
            "<script>alert(1)</script>",
            "\ud800",
            "“”",
            "* OR ?",
            "鹈鹕 ".repeat(300),
            "鹈鹕迁徙观察点的办法与流程".repeat(16),
            "蒲政发〔2015〕7号 ".repeat(60));
    var statements =
        Queries.of(() -> hostile.forEach(text -> finder.why(Question.of(text), number)));
    // What editors changed about words is looked for once a second, whatever is asked.
    assertThat(statements)
        .allMatch(sql -> sql.matches("(?s).*\"search\"\\.\"(synonym|stop|best)_.*"));
  }
}
