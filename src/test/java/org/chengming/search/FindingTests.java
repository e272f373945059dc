package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;

@ServerTest
class FindingTests {
  private static int serial;

  @Autowired Corpus corpus;
  @Autowired Finder finder;
  @Autowired Synonyms synonyms;
  @Autowired Organisations organisations;
  @Autowired ObjectMapper json;

  private List<Long> ids(Question question) {
    return finder.find(question).hits().stream().map(Found.Hit::id).toList();
  }

  private List<Long> ids(String text) {
    return ids(Question.of(text));
  }

  @AfterEach
  void withdraw() {
    corpus.withdrawAll();
  }

  @Test
  void a_document_is_found_without_anybody_asking_for_it_to_be_indexed() throws Exception {
    var id = corpus.publish(Text.of("关于桦川稻谷晾晒场地的通告", "<p>自今日起，晾晒场地免费开放。</p>"));
    await().until(() -> ids("桦川稻谷晾晒").contains(id));
    // How soon is measured by bin/bench scale.
    assertThat(ids("桦川稻谷晾晒")).containsExactly(id);
  }

  @Test
  void words_may_stand_anywhere_in_it() throws Exception {
    var both = corpus.publish(Text.of("麋鹿保护区管理办法", "<p>禁止在湿地投喂鹭鸶。</p>").keyed("候鸟廊道"));
    corpus.publish(Text.of("麋鹿栖息地巡护制度", "<p>每日巡护。</p>"));
    corpus.awaitIndexed();
    assertThat(ids("鹭鸶 麋鹿").getFirst()).isEqualTo(both);
    assertThat(ids("麋鹿 候鸟廊道").getFirst()).isEqualTo(both);
  }

  @Test
  void quoted_words_are_found_only_as_they_stand() throws Exception {
    var exact = corpus.publish(Text.of("霜降补贴一", "<p>按照霜降玉米补贴标准执行。</p>"));
    var apart = corpus.publish(Text.of("霜降补贴二", "<p>霜降之后，玉米另行补贴。</p>"));
    corpus.awaitIndexed();
    assertThat(ids("霜降 玉米 补贴")).contains(exact, apart);
    assertThat(ids("“霜降玉米补贴”")).containsExactly(exact);
    assertThat(ids("\"霜降玉米补贴\"")).containsExactly(exact);
  }

  @Test
  void a_number_is_found_in_any_spelling_before_those_that_cite_it() throws Exception {
    var own = corpus.publish(Text.of("关于雪橇场地的意见", "<p>正文。</p>").numbered("穆冰政发〔2014〕7号"));
    var citing = corpus.publish(Text.of("关于废止有关文件的决定", "<p>废止穆冰政发〔2014〕7号文件。</p>"));
    corpus.publish(Text.of("别的意见", "<p>正文。</p>").numbered("穆冰政发〔2014〕70号"));
    corpus.awaitIndexed();
    for (var spelling :
        List.of(
            "穆冰政发〔2014〕7号",
            "穆冰政发[2014]7号",
            "穆冰政发（２０１４）７号",
            "穆冰政发【2014】 7 号",
            "穆冰政发［2014］第7号",
            "文号：穆冰政发〔2014〕7号")) {
      assertThat(ids(spelling)).as(spelling).first().isEqualTo(own);
    }
    assertThat(ids("穆冰政发〔2014〕7号")).containsExactly(own, citing);
    var indexNumber = finder.find(Question.of("穆冰政发〔2014〕7号")).hits().getFirst().indexNumber();
    assertThat(ids(indexNumber)).containsExactly(own);
    assertThat(ids(indexNumber.toLowerCase(java.util.Locale.ROOT))).containsExactly(own);
    assertThat(ids(indexNumber.substring(10))).contains(own);
  }

  @Test
  void the_words_of_offices_are_found_by_the_words_of_citizens() throws Exception {
    var id = corpus.publish(Text.of("城镇雾凇供热管理细则", "<p>供热期自十月起。</p>"));
    corpus.awaitIndexed();
    assertThat(marked(id)).doesNotContain("<mark>供热");
    var group = synonyms.add(Actor.system("test"), "雾凇暖气，供热", null);
    assertThat(marked(id)).contains("<mark>供热");
    synonyms.change(Actor.system("test"), group, "雾凇暖气，热力", null);
    assertThat(marked(id)).doesNotContain("<mark>供热");
    synonyms.remove(Actor.system("test"), group);
    assertThat(synonyms.groups()).noneMatch(g -> g.id() == group);
  }

  private String marked(long id) {
    return finder.find(Question.of("雾凇暖气 细则")).hits().stream()
        .filter(h -> h.id() == id)
        .map(h -> h.title().html() + h.snippet().html())
        .findFirst()
        .orElse("");
  }

  @Test
  void too_few_with_all_words_brings_those_with_most_and_says_so() throws Exception {
    var id = corpus.publish(Text.of("鲟鳇鱼增殖放流方案", "<p>在抚远江段放流。</p>"));
    corpus.awaitIndexed();
    var found = finder.find(Question.of("鲟鳇鱼增殖放流火山口"));
    assertThat(found.relaxed()).isTrue();
    assertThat(found.hits().getFirst().id()).isEqualTo(id);
  }

  @Test
  void filters_reach_subtrees_and_every_count_is_what_choosing_it_gives() throws Exception {
    var root = organisations.bodies().roots().getFirst();
    var city = body("finding-city", root.code(), "寻城");
    var bureau = body("finding-bureau", "finding-city", "寻城水务局");
    for (var i = 0; i < 6; i++) {
      corpus.publish(
          Text.of("蓼莪水库第" + i + "号公示", "<p>公示蓼莪水库。</p>")
              .by(i % 2 == 0 ? city : bureau)
              .classed(i < 2 ? "06.03" : "02.01", i < 3 ? "05" : "08")
              .dated(
                  LocalDate.of(2015 + i % 3, 3, 4),
                  null,
                  i == 5 ? LocalDate.of(2016, 1, 1) : null));
    }
    corpus.awaitIndexed();
    var all = Question.of("\"蓼莪水库\"");
    assertThat(finder.find(all).total()).isEqualTo(new Found.Total(6, false));
    assertThat(finder.find(all.where(Facet.BODY, Set.of("finding-city"))).total().value())
        .isEqualTo(6);
    assertThat(finder.find(all.where(Facet.BODY, Set.of("finding-bureau"))).total().value())
        .isEqualTo(3);
    assertThat(finder.find(all.where(Facet.THEME, Set.of("02"))).total().value()).isEqualTo(4);
    for (var start :
        List.of(
            all,
            all.where(Facet.YEAR, Set.of("2016", "2017")),
            all.where(Facet.GENRE, Set.of("05")).where(Facet.VALIDITY, Set.of("IN_FORCE")))) {
      var counts = finder.find(start).counts();
      assertThat(counts.keySet()).contains(Facet.BODY, Facet.YEAR, Facet.VALIDITY);
      counts.forEach(
          (facet, values) ->
              values.forEach(
                  c ->
                      assertThat(finder.find(start.where(facet, Set.of(c.value()))).total().value())
                          .as("%s %s", facet, c)
                          .isEqualTo(c.documents())));
    }
    assertThat(finder.find(all.where(Facet.YEAR, Set.of("1066"))).total().value()).isZero();
    assertThat(finder.find(all.where(Facet.BODY, Set.of("no-such-body"))).total().value()).isZero();
  }

  @Test
  void validity_is_that_of_today() throws Exception {
    var abolished = corpus.publish(Text.of("萱草奖励办法甲", "<p>萱草奖励。</p>"));
    var ahead =
        corpus.publish(
            Text.of("萱草奖励办法乙", "<p>萱草奖励。</p>")
                .dated(LocalDate.of(2020, 1, 1), LocalDate.of(2999, 1, 1), null));
    var expired =
        corpus.publish(
            Text.of("萱草奖励办法丙", "<p>萱草奖励。</p>")
                .dated(LocalDate.of(2020, 1, 1), null, LocalDate.of(2021, 1, 1)));
    var inForce = corpus.publish(Text.of("萱草奖励办法丁", "<p>萱草奖励。</p>"));
    corpus.abolish(abolished, LocalDate.of(2022, 1, 1));
    corpus.abolish(inForce, LocalDate.of(2999, 1, 1));
    corpus.awaitIndexed();
    var all = Question.of("萱草奖励");
    assertThat(ids(all.where(Facet.VALIDITY, Set.of("ABOLISHED")))).containsExactly(abolished);
    assertThat(ids(all.where(Facet.VALIDITY, Set.of("NOT_YET")))).containsExactly(ahead);
    assertThat(ids(all.where(Facet.VALIDITY, Set.of("EXPIRED")))).containsExactly(expired);
    assertThat(ids(all.where(Facet.VALIDITY, Set.of("IN_FORCE")))).containsExactly(inForce);
    assertThat(ids(all.where(Facet.VALIDITY, Set.of("IN_FORCE", "NOT_YET"))))
        .containsExactlyInAnyOrder(inForce, ahead);
  }

  @Test
  void a_withdrawn_one_is_gone_and_a_corrected_one_changed() throws Exception {
    var id = corpus.publish(Text.of("蒹葭渡口夜航公告", "<p>夜航至二十二时。</p>"));
    corpus.awaitIndexed();
    assertThat(ids("蒹葭渡口")).containsExactly(id);
    corpus.correct(id, Text.of("蒹葭渡口夜航更正公告", "<p>夜航至二十一时。</p>"));
    corpus.awaitIndexed();
    assertThat(finder.find(Question.of("蒹葭渡口")).hits())
        .singleElement()
        .satisfies(h -> assertThat(h.title().text()).contains("更正"));
    assertThat(ids("\"二十二时\" 蒹葭渡口")).isEmpty();
    corpus.withdraw(id);
    corpus.awaitIndexed();
    assertThat(ids("蒹葭渡口")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() throws Exception {
    var published = new HashSet<Long>();
    for (var i = 0; i < 23; i++) {
      published.add(
          corpus.publish(
              Text.of("苜蓿第" + i % 4 + "批", "<p>苜蓿种植。</p>")
                  .dated(LocalDate.of(2018, 1, 1 + i % 3), null, null)));
    }
    corpus.awaitIndexed();
    for (var order : Order.values()) {
      var byCursor = new ArrayList<Long>();
      var question = new Question("苜蓿种植", java.util.Map.of(), order, 5, 1, null, true);
      for (var found = finder.find(question); ; found = finder.find(question.after(found.next()))) {
        found.hits().forEach(h -> byCursor.add(h.id()));
        if (found.next() == null) {
          break;
        }
      }
      assertThat(byCursor)
          .as("%s", order)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(published);
      var byPage = new ArrayList<Long>();
      for (var page = 1; page <= 5; page++) {
        byPage.addAll(ids(question.on(page)));
      }
      assertThat(byPage).isEqualTo(byCursor);
    }
  }

  @Test
  void hits_are_marked_and_markup_in_a_text_stays_text() throws Exception {
    corpus.publish(
        Text.of("薄荷<b>园</b>管护", "<p>第一句与此无关。薄荷园每年五月除草 &lt;script&gt;alert(1)&lt;/script&gt;。</p>"));
    corpus.awaitIndexed();
    var hit = finder.find(Question.of("薄荷园 除草")).hits().getFirst();
    assertThat(hit.title().html()).startsWith("<mark>薄荷</mark>&lt;b&gt;");
    assertThat(hit.snippet().html()).contains("<mark>薄荷园</mark>每年五月<mark>除草</mark> &lt;script&gt;");
  }

  @Test
  void nothing_that_is_typed_breaks_it() throws Exception {
    var hostile =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "\"",
                "““",
                "”",
                "《",
                "〔2014〕号",
                "*",
                "?*",
                "a:b AND (",
                "\u0000\u0001",
                "\ud800",
                "\udfff",
                "的",
                "税",
                "\u202e倒",
                "💧💧",
                "9".repeat(5000),
                "公".repeat(100_000),
                "/",
                "%",
                "{!x}",
                "^~^~",
                "且\n且",
                "ﷺ".repeat(300),
                "𠮷野家"));
    var folder =
        Optional.ofNullable(System.getenv("CHENGMING_DATA"))
            .map(Path::of)
            .orElse(Path.of("../shared/data"));
    var naughty = folder.resolve("25_hostile_inputs/blns.json");
    if (Files.exists(naughty)) {
      json.readTree(Files.readString(naughty)).forEach(n -> hostile.add(n.asString()));
    }
    for (var text : tried(hostile)) {
      for (var order : Order.values()) {
        assertThat(finder.find(Question.of(text).ordered(order))).isNotNull();
      }
      assertThat(finder.suggest(text, 8)).isNotNull();
      assertThat(finder.help(Question.of(text))).isNotNull();
    }
    assertThat(finder.find(Question.of("公".repeat(300))).shortened()).isTrue();
    assumeTrue(
        Files.exists(naughty), "skipped the list of naughty strings: " + naughty + " is absent");
  }

  /** Which of many strings are tried. */
  List<String> tried(List<String> hostile) {
    return hostile;
  }

  @Test
  void help_names_what_would_find_something() throws Exception {
    corpus.publish(Text.of("驯鹿迁徙通道管理", "<p>通道管理。</p>").keyed("驯鹿迁徙通道"));
    corpus.awaitIndexed();
    assertThat(finder.help(Question.of("驯鹿迁涉通道")))
        .anySatisfy(
            h -> {
              assertThat(h.kind()).isEqualTo(Help.Kind.NEARLY);
              assertThat(h.text()).isEqualTo("驯鹿迁徙通道");
              assertThat(h.documents()).isEqualTo(1);
            });
    assertThat(finder.help(Question.of("驯鹿 火箭")))
        .anyMatch(h -> h.kind() == Help.Kind.FEWER_WORDS && h.text().equals("驯鹿"));
  }

  @Test
  void suggestions_know_titles_numbers_bodies_and_themes() throws Exception {
    corpus.publish(Text.of("关于貂熊救护站的批复", "<p>同意。</p>").numbered("貂政函〔2019〕3号"));
    body("finding-suggested", organisations.bodies().roots().getFirst().code(), "貂熊保护中心");
    corpus.awaitIndexed();
    assertThat(finder.suggest("貂熊", 8))
        .extracting(Suggestion::text)
        .contains("关于貂熊救护站的批复", "貂熊保护中心");
    assertThat(finder.suggest("熊救", 8)).extracting(Suggestion::text).contains("关于貂熊救护站的批复");
    assertThat(finder.suggest("貂政函[2019]", 8)).extracting(Suggestion::text).contains("貂政函〔2019〕3号");
    assertThat(finder.suggest("综合政", 8))
        .extracting(Suggestion::kind)
        .contains(Suggestion.Kind.THEME);
  }

  private long body(String code, String parent, String name) {
    return organisations
        .bodies()
        .byCode(code)
        .orElseGet(
            () ->
                organisations.register(
                    Actor.system("test"),
                    RegisterBody.of(
                            code,
                            name,
                            BodyLevel.PREFECTURE,
                            BodyKind.DEPARTMENT,
                            OrganisationCode.withCheck("72%06d".formatted(serial++)))
                        .under(parent)))
        .id();
  }
}
