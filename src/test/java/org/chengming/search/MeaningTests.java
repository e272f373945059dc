package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.publishing.PublicDocuments;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class MeaningTests {
  @Autowired Corpus corpus;
  @Autowired ChangeLog changes;
  @Autowired PublicDocuments documents;
  @Autowired Holdings holdings;
  @Autowired Organisations organisations;
  @Autowired Catalogue catalogue;
  @Autowired Wordings wordings;
  @Autowired Clock clock;
  @TempDir Path folder;

  private MeaningFollower follower(Meaning meaning) {
    return new MeaningFollower(changes, documents, meaning);
  }

  /** A place after which only what this test publishes stands. */
  private Cursor here() throws Exception {
    corpus.awaitIndexed();
    return holdings.cursor();
  }

  private void follow(Meaning meaning, Cursor place) throws Exception {
    var open = meaning.open();
    assertThat(open).isNotNull();
    open.vectors().index().advance(place);
    corpus.settled();
    var follower = follower(meaning);
    while (follower.applyNext(open, () -> false)) {}
  }

  @Test
  void a_question_finds_what_says_the_same_in_other_words() throws Exception {
    var place = here();
    var wanted = corpus.publish(Text.of("犬只狂犬病疫苗接种点一览", "<p>犬只免疫接种由下列动物诊疗机构实施。</p>"));
    corpus.publish(Text.of("地铁末班车时刻调整", "<p>末班车延长至零点。</p>"));
    corpus.awaitIndexed();
    try (var meaning = new Meaning(folder, Meaning.Use.ON)) {
      var finder = new Finder(holdings, organisations, catalogue, wordings, meaning, clock);
      var question = Question.of("我家小狗去哪儿打预防针");
      assertThat(finder.find(question).hits()).noneMatch(h -> h.id() == wanted);
      follow(meaning, place);
      var found = finder.find(question);
      assertThat(found.hits().getFirst().id()).isEqualTo(wanted);
      assertThat(found.total().value()).isGreaterThanOrEqualTo(1);
      assertThat(finder.find(question.about("\"我家小狗去哪儿打预防针\"")).hits()).isEmpty();
    }
  }

  @Test
  void it_goes_on_from_where_it_durably_stood_and_forgets_what_was_withdrawn() throws Exception {
    var before = here();
    var id = corpus.publish(Text.of("水獭栖息地围栏拆除", "<p>拆除围栏。</p>"));
    try (var meaning = new Meaning(folder, Meaning.Use.ON)) {
      follow(meaning, before);
      var vectors = meaning.open().vectors();
      var place = vectors.index().cursor();
      vectors.index().reopen();
      assertThat(vectors.index().cursor()).isEqualTo(place);
      assertThat(meaning.near("水獭栖息地围栏", 5).cosines().keySet()).first().isEqualTo(id);
      corpus.withdraw(id);
      follow(meaning, place);
      assertThat(meaning.near("水獭栖息地围栏", 5).cosines()).doesNotContainKey(id);
    }
  }

  @Test
  void what_has_not_changed_is_not_computed_again() throws Exception {
    var place = here();
    var text = Text.of("刺五加采挖许可", "<p>采挖须经许可。</p>");
    var id = corpus.publish(text);
    try (var meaning = new Meaning(folder, Meaning.Use.ON)) {
      follow(meaning, place);
      var passages = Passages.of(documents.load(List.of(id)).get(id));
      var fingerprint = Integer.toHexString(passages.hashCode());
      assertThat(meaning.open().vectors().holds(id, fingerprint)).isTrue();
      assertThat(meaning.open().vectors().holds(id, "another")).isFalse();
    }
  }

  @Test
  void a_model_nobody_asks_leaves_the_memory_and_is_read_again_for_who_asks() throws Exception {
    try (var encoder = new Encoder(1)) {
      var point = encoder.question("公积金提取");
      encoder.rest(Duration.ofMinutes(1));
      assertThat(encoder.ready()).isTrue();
      encoder.rest(Duration.ZERO);
      assertThat(encoder.ready()).isFalse();
      var asking =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> again(encoder)))
              .toList();
      for (var one : asking) {
        assertThat(one.join()).containsExactly(point);
      }
      assertThat(encoder.ready()).isTrue();
    }
  }

  private static float[] again(Encoder encoder) {
    try {
      return encoder.question("公积金提取");
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void it_is_switched_off_cleanly() throws Exception {
    try (var off = new Meaning(folder, Meaning.Use.OFF);
        var unread = new Meaning(folder, Meaning.Use.ON)) {
      assertThat(off.open()).isNull();
      assertThat(off.state()).isEqualTo("off");
      assertThat(off.near("公积金", 5)).isEqualTo(Near.NONE);
      assertThat(unread.state()).isEqualTo("waiting");
      assertThat(unread.near("公积金", 5)).isEqualTo(Near.NONE);
    }
  }

  @Test
  void a_long_text_has_some_passages_with_its_title_before_each() throws Exception {
    var id = corpus.publish(Text.of("长文", "<p>" + "这一句说了一件事。".repeat(400) + "</p>"));
    var passages = Passages.of(documents.load(List.of(id)).get(id));
    assertThat(passages)
        .hasSize(4)
        .allMatch(p -> p.startsWith("长文\n") && p.endsWith("。") && p.length() < 260);
  }
}
