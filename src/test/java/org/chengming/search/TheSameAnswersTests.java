package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.chengming.publishing.PublicDocument;
import org.chengming.publishing.Validity;
import org.chengming.search.Cluster.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on this node and one in a cluster hold the same and are asked the same. */
abstract class TheSameAnswersTests {
  /** As many as are ranked by everything; of more the two need agree on the first pages only. */
  private static final int DOCUMENTS = 190;

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final List<String> WORDS =
      List.of(
          "住房公积金", "提取", "养老保险", "转移接续", "高层次人才", "子女入学", "营业执照", "注销登记", "不动产", "抵押", "生态红线", "秸秆",
          "禁烧", "供热", "补贴", "低保", "残疾人", "护理", "管理办法", "实施细则", "通知", "公告", "2014年度", "GDP", "ＡＢＣ公司",
          "第Ⅳ类", "㎡", "且末", "𠮷野", "税", "的", "与");
  private static final List<String> GENRES = List.of("01", "05", "08");

  @TempDir static Path folder;
  private static Index local;
  private static ClusterHoldings cluster;

  @BeforeAll
  static void hold() throws Exception {
    local = new Index(folder, true);
    cluster = InACluster.holdings("same");
    var indices = cluster.indices();
    var named = indices.create();
    indices.serve(named, null);
    var index = ClusterIndex.take(indices.cluster(), named.name());
    var random = new Random(20141124);
    for (var id = 1; id <= DOCUMENTS; id++) {
      var entry = entry(random, id);
      local.put(id, entry);
      index.put(id, entry);
    }
    local.refresh();
    index.refresh();
  }

  @AfterAll
  static void close() throws IOException {
    local.close();
    cluster.close();
  }

  private static Document entry(Random random, int id) {
    return Mapping.entry(
        document(random, id),
        List.of("第" + id % 7 + "人民政府办公厅", "办公厅"),
        id % 9 == 0 ? List.of(text(random, 30)) : List.of());
  }

  private static PublicDocument document(Random random, int id) {
    var formed = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(27_700));
    var number =
        random.nextInt(3) == 0 ? "同政发〔%d〕%d号".formatted(formed.getYear(), id % 50 + 1) : null;
    return new PublicDocument(
        id,
        "SAME00001/2026-%05d".formatted(id),
        id % 11,
        1,
        "关于" + text(random, 4),
        number,
        number,
        random.nextInt(4) == 0 ? null : GENRES.get(random.nextInt(GENRES.size())),
        random.nextInt(4) == 0 ? null : "0" + random.nextInt(1, 5),
        null,
        null,
        formed,
        random.nextInt(5) == 0 ? TODAY.plusDays(random.nextInt(-9, 9)) : null,
        random.nextInt(5) == 0 ? TODAY.plusDays(random.nextInt(-9, 9)) : null,
        Instant.EPOCH.plusSeconds(id),
        Instant.EPOCH.plusSeconds(2L * id),
        random.nextBoolean() ? text(random, 6) : null,
        List.of(word(random), word(random)),
        "<p>" + text(random, random.nextInt(5, 120)) + "</p>",
        List.of(),
        random.nextInt(8) == 0
            ? new PublicDocument.Ended(
                random.nextBoolean() ? Validity.ABOLISHED : Validity.SUPERSEDED,
                TODAY.plusDays(random.nextInt(-5, 5)))
            : null,
        random.nextInt(9) == 0,
        null,
        id % 5 == 0 ? "s-" + id : null);
  }

  private static String text(Random random, int words) {
    var text = new StringBuilder();
    for (var i = 0; i < words; i++) {
      text.append(word(random)).append(random.nextInt(6) == 0 ? "，" : "");
    }
    return text.toString();
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static List<String> questions() {
    var random = new Random(1);
    var questions = new ArrayList<String>(List.of("", "税", "的", "gdp", "同政发〔2014〕7号", "火星"));
    for (var i = 0; i < 20; i++) {
      questions.add(
          switch (i % 4) {
            case 0 -> word(random);
            case 1 -> word(random) + word(random);
            case 2 -> word(random) + " " + word(random) + " 火星";
            default -> "“" + word(random) + "”" + word(random);
          });
    }
    return questions;
  }

  private static Results.Raw ask(Holdings holdings, Question question, Near near) {
    var lexicon = new Lexicon(List.of(List.of("低保", "最低生活保障", "供热")), List.of());
    var asked = Reading.of(question.text(), lexicon);
    var best = question.text().length() % 3 == 0 && question.order() == Order.RELEVANCE;
    var reading = best ? asked.preferring(List.of(300L, 7L)) : asked;
    var filtering = new Filtering(question.filters(), TODAY.toEpochDay());
    return holdings.look(new Results(question, reading, filtering, TODAY, near)::on);
  }

  private static List<Long> ids(Results.Raw raw) {
    return raw.hits().stream().map(Found.Hit::id).toList();
  }

  /** Hits, order, snippets, totals, facets and the way to the next page. */
  @Test
  void whatever_is_asked_both_say_the_same() {
    var random = new Random(2);
    for (var text : questions()) {
      for (var order : Order.values()) {
        var question = chosen(random, Question.of(text).ordered(order));
        var near = random.nextInt(3) == 0 ? near(random) : Near.NONE;
        var here = ask(local, question, near);
        var there = ask(cluster, question, near);
        var as = text + " " + order + " " + question.filters();
        assertThat(ids(there)).as(as).isEqualTo(ids(here));
        assertThat(there.total()).as(as).isEqualTo(here.total());
        assertThat(there.relaxed()).as(as).isEqualTo(here.relaxed());
        assertThat(there.counts()).as(as).isEqualTo(here.counts());
        for (var i = 0; i < here.hits().size(); i++) {
          var score = here.hits().get(i).score();
          assertThat(there.hits().get(i).score()).as(as).isCloseTo(score, within(score * 1e-5f));
          assertThat(shown(there.hits().get(i))).isEqualTo(shown(here.hits().get(i)));
        }
        follow(question, near, here, there);
      }
    }
  }

  private static void follow(Question question, Near near, Results.Raw here, Results.Raw there) {
    assertThat(there.next() == null).isEqualTo(here.next() == null);
    if (here.next() != null) {
      assertThat(ids(ask(cluster, question.after(there.next()), near)))
          .as("%s, continued", question)
          .isEqualTo(ids(ask(local, question.after(here.next()), near)));
      assertThat(ids(ask(cluster, question.on(3), near)))
          .as("%s, page 3", question)
          .isEqualTo(ids(ask(local, question.on(3), near)));
    }
  }

  private static String shown(Found.Hit hit) {
    return hit.toString().replaceAll("score=[^]]*", "");
  }

  private static Question chosen(Random random, Question question) {
    return switch (random.nextInt(5)) {
      case 0 -> question.where(Facet.GENRE, Set.of("05", "08"));
      case 1 -> question.where(Facet.VALIDITY, Set.of("IN_FORCE", "EXPIRED"));
      case 2 ->
          question
              .where(Facet.THEME, Set.of("01", "02"))
              .where(Facet.VALIDITY, Set.of("ABOLISHED", "SUPERSEDED", "NOT_YET"));
      case 3 -> question.where(Facet.YEAR, Set.of("1066"));
      default -> question;
    };
  }

  private static Near near(Random random) {
    var cosines = new LinkedHashMap<Long, Float>();
    for (var i = 0; i < 40; i++) {
      cosines.putIfAbsent(1L + random.nextInt(DOCUMENTS), 0.9f - i * 0.02f);
    }
    return new Near(cosines);
  }

  @Test
  void what_is_typed_leads_to_the_same_suggestions_and_the_same_help() {
    for (var typed :
        List.of("公积", "关于住房", "同政发〔20", "SAME00001/2026-000", "gd", "税", "x", "\ud800")) {
      assertThat(suggested(cluster, typed)).as(typed).isEqualTo(suggested(local, typed));
    }
    for (var word : List.of("住房公基金", "养老保险", "生态红线带", "abc公", "没有这个")) {
      assertThat(cluster.<List<String>>look(state -> state.nearly(word, 2)))
          .as(word)
          .isEqualTo(local.<List<String>>look(state -> state.nearly(word, 2)));
    }
    assertThat(cluster.size()).isEqualTo(local.size()).isEqualTo(DOCUMENTS);
  }

  /** Titles of one score stand in no order of their own. */
  private static Set<String> suggested(Holdings holdings, String typed) {
    return holdings
        .look(state -> new Suggesting(key -> Stream.empty(), state).on(typed, 100))
        .stream()
        .map(Suggestion::text)
        .collect(Collectors.toSet());
  }

  @Test
  void every_text_becomes_the_same_terms_there_as_here() throws IOException {
    var random = new Random(3);
    var texts = new ArrayList<>(questions());
    texts.addAll(
        List.of(
            "ﷺ",
            "①②③ Ⅳ ㎡ ｶﾞｷﾞ",
            "e\u0301clair ÉCLAIR ß ﬁ",
            "💧💧家",
            "a\u0000b\u202ec",
            "2.5％ 1,000元",
            "http://example.com/a_b-c",
            "한국어 カタカナ ひらがな 汉字",
            "İstanbul ΣΑΣ",
            "9".repeat(600),
            "公".repeat(300),
            "x\ty\nz",
            "คนไทย",
            "\u3000全\u3000角\u3000",
            "𠮷野家𠀀"));
    for (var i = 0; i < 60; i++) {
      texts.add(anything(random));
    }
    for (var text : texts) {
      for (var field : List.of(Fields.ALL, Fields.TITLE)) {
        assertThat(terms(field, text))
            .as("%s of %s", field, text)
            .isEqualTo(ChineseAnalyzer.INSTANCE.terms(field, text));
      }
    }
  }

  private static String anything(Random random) {
    var text = new StringBuilder();
    for (var i = 0; i < 40; i++) {
      var point =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20, 0x7f);
            case 1 -> random.nextInt(0x80, 0x2e80);
            case 2 -> random.nextInt(0xf900, 0x10000);
            case 3 -> random.nextInt(0x10000, 0x30000);
            default -> random.nextInt(0x3000, 0x9fff);
          };
      if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  private static List<String> terms(String field, String text) throws IOException {
    var request = Map.of("field", field, "text", Normalizer.normalize(text, Normalizer.Form.NFKC));
    var answer =
        cluster.indices().cluster().ask(Patience.READER, "POST", "/same/_analyze", request).ok();
    var terms = new ArrayList<String>();
    answer.path("tokens").forEach(token -> terms.add(token.path("token").asString()));
    return terms;
  }

  @Test
  void every_field_of_an_entry_is_known_there() throws IOException {
    var known = new HashSet<String>();
    var answer =
        cluster.indices().cluster().ask(Patience.READER, "GET", "/same/_mapping", null).ok();
    for (var index : answer) {
      index.path("mappings").path("properties").properties().forEach(p -> known.add(p.getKey()));
    }
    var random = new Random(4);
    for (var id = 1; id < 50; id++) {
      assertThat(known).containsAll(ClusterEntry.of(entry(random, id)).keySet());
    }
  }
}
