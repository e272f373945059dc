package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.publishing.PublicDocuments;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.OpenSearchCluster;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@TestMethodOrder(OrderAnnotation.class)
abstract class FollowingInAClusterTests {
  @Autowired Corpus corpus;
  @Autowired InACluster search;
  @Autowired ChangeLog changes;
  @Autowired PublicDocuments documents;
  @Autowired DSLContext db;

  /** Asks without a pause, and remembers every answer that lacks what must be there. */
  private static final class Asking implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicReference<Object> wrong = new AtomicReference<>();
    private final Thread thread;

    private Asking(Finder finder, String words, long id) {
      thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!over.get()) {
                      try {
                        var hits = finder.find(Question.of(words)).hits();
                        if (hits.stream().noneMatch(hit -> hit.id() == id)) {
                          wrong.compareAndSet(null, hits);
                        }
                        answers.incrementAndGet();
                      } catch (RuntimeException e) {
                        wrong.compareAndSet(null, e);
                      }
                    }
                  });
    }

    @Override
    public void close() throws InterruptedException {
      over.set(true);
      thread.join();
      assertThat(wrong.get()).as("after %s answers", answers).isNull();
      assertThat(answers).hasPositiveValue();
    }
  }

  private static Map<Long, String> titles(ClusterHoldings holdings) {
    return holdings.look(
        state -> {
          var titles = new HashMap<Long, String>();
          for (var entry : state.first(MatchAllDocsQuery.INSTANCE, 10_000)) {
            titles.put(Long.parseLong(entry.needed(Fields.ID)), entry.needed(Fields.TITLE));
          }
          return titles;
        });
  }

  private Map<Long, String> live() {
    return db.fetch("select document_id, title from publishing.edition where state = 'LIVE'")
        .intoMap(r -> r.get(0, Long.class), r -> r.get(1, String.class));
  }

  private void catchUp(ClusterFollower follower) throws Exception {
    corpus.settled();
    follower.catchUp();
  }

  /** Seeded acts, while the node that writes dies and another goes on, time and again. */
  @Test
  void whatever_happens_the_index_equals_the_database() throws Exception {
    var random = new Random(20141124);
    var known = new ArrayList<Long>();
    try (var holdings = InACluster.holdings("whatever")) {
      var follower = search.follower(holdings);
      for (var act = 0; act < 60; act++) {
        act(random, known, act);
        switch (random.nextInt(4)) {
          case 0 -> follower.step();
          case 1 -> {
            follower.leave();
            follower = search.follower(holdings);
          }
          default -> {}
        }
      }
      catchUp(follower);
      assertThat(titles(holdings)).isEqualTo(live());
      follower.leave();
    }
  }

  private void act(Random random, List<Long> known, int act) {
    var text = Text.of("云上随机" + act, "<p>第" + act + "次</p>");
    var which = known.isEmpty() ? -1 : random.nextInt(known.size());
    switch (known.isEmpty() ? 0 : random.nextInt(5)) {
      case 0, 1 -> known.add(corpus.publish(text));
      case 2, 3 -> corpus.correct(known.get(which), text);
      default -> {
        corpus.abolish(known.get(which), LocalDate.of(2025, 1, 1));
        corpus.withdraw(known.remove(which));
      }
    }
  }

  @Test
  void one_node_writes_and_one_that_was_overtaken_changes_nothing_more() throws Exception {
    try (var holdings = InACluster.holdings("overtaken")) {
      var one = search.follower(holdings);
      var other = search.follower(holdings);
      var id = corpus.publish(Text.of("只有一个节点写", "<p>一</p>"));
      catchUp(one);
      assertThat(one.details()).isEqualTo(Map.of("writes", true));
      other.step();
      assertThat(other.details()).isEqualTo(Map.of("writes", false));
      one.leave();

      var indices = holdings.indices();
      var name = ClusterIndices.served(indices.all()).orElseThrow().name();
      var late = ClusterIndex.take(indices.cluster(), name);
      var now = ClusterIndex.take(indices.cluster(), name);
      var entry = Mapping.entry(documents.load(List.of(id)).get(id), List.of("迟到的机关"), List.of());
      now.put(id, entry);
      now.advance(now.reached());
      late.put(id, entry);
      assertThatThrownBy(() -> late.advance(Cursor.START))
          .isInstanceOf(ClusterIndex.Overtaken.class);
      assertThat(indices.place(name).cursor()).isEqualTo(now.reached()).isNotEqualTo(Cursor.START);
    }
  }

  /** What an operator orders with bin/reindex, and the writer dies half-way. */
  @Test
  void a_new_index_is_filled_beside_and_takes_over_without_a_gap() throws Exception {
    var kept = corpus.publish(Text.of("重建期间一直找得到的鸿雁", "<p>鸿雁。</p>"));
    try (var holdings = InACluster.holdings("beside")) {
      var indices = holdings.indices();
      var first = search.follower(holdings);
      catchUp(first);
      var before = ClusterIndices.served(indices.all()).orElseThrow();
      // More than a batch, so that there is a half-way.
      db.execute(
          "insert into publishing.change (document_id, kind, changed_at)"
              + " select {0}, 'CORRECTED', now() from generate_series(1, {1})",
          val(kept), val(3 * Replay.BATCH));
      catchUp(first);
      try (var asking = new Asking(search.finder(holdings), "“鸿雁”", kept)) {
        var begun = indices.create();
        await().until(() -> first.step() >= 0 && indices.place(begun.name()).cursor().seq() > 0);
        first.leave();
        var half = indices.place(begun.name()).cursor();
        assertThat(changes.waiting(half)).isPositive();
        assertThat(ClusterIndices.served(indices.all())).contains(before);

        var withdrawn = corpus.publish(Text.of("重建期间发布的鸿鹄", "<p>鸿鹄。</p>"));
        var second = search.follower(holdings);
        second.step();
        assertThat(changes.waiting(indices.place(begun.name()).cursor()))
            .as("goes on from where the first stopped")
            .isLessThan(changes.waiting(half) + 1);
        catchUp(second);
        assertThat(ClusterIndices.served(indices.all()).orElseThrow().name())
            .isEqualTo(begun.name());
        assertThat(titles(holdings)).containsKey(withdrawn).isEqualTo(live());
        second.leave();
      }
    }
  }

  @Test
  void an_index_of_another_database_is_searched_until_a_new_one_is_full() throws Exception {
    try (var holdings = InACluster.holdings("foreign")) {
      var indices = holdings.indices();
      var foreign = indices.create();
      indices.serve(foreign, null);
      ClusterIndex.take(indices.cluster(), foreign.name())
          .advance(new Cursor(4_000_000_000L, 4_000_000_000L));
      var follower = search.follower(holdings);
      catchUp(follower);
      assertThat(ClusterIndices.served(indices.all()).orElseThrow()).isNotEqualTo(foreign);
      assertThat(titles(holdings)).isEqualTo(live());
      follower.leave();
    }
  }

  /**
   * The node with the first copy dies in the middle of an import, and somebody asks all the time.
   */
  @Test
  @Order(Integer.MAX_VALUE) // a node started again takes as long as the rest
  void a_node_that_is_killed_costs_no_document_and_no_answer() throws Exception {
    var nodes = OpenSearchCluster.shared();
    var before = corpus.publish(Text.of("断电之前的丹顶鹤", "<p>丹顶鹤。</p>"));
    try (var holdings = InACluster.holdings("killed")) {
      var follower = search.follower(holdings);
      follower.start();
      await().until(() -> titles(holdings).containsKey(before));
      nodes.awaitWhole();
      var victim =
          nodes.primary(ClusterIndices.served(holdings.indices().all()).orElseThrow().name());
      try (var asking = new Asking(search.finder(holdings), "“丹顶鹤”", before)) {
        for (var i = 0; i < 150; i++) {
          if (i == 40) {
            nodes.kill(victim);
          }
          corpus.publish(Text.of("断电期间第" + i + "件", "<p>" + i + "</p>"));
        }
        await().untilAsserted(() -> assertThat(titles(holdings)).isEqualTo(live()));
      } finally {
        follower.stop();
      }
    }
  }
}
