package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.chengming.database.Announcements;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.publishing.PublicDocuments;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

@ServerTest
class FollowingTests {
  @Autowired Corpus corpus;
  @Autowired ChangeLog changes;
  @Autowired PublicDocuments documents;
  @Autowired Entries entries;
  @Autowired Announcements announcements;
  @Autowired DSLContext db;
  @TempDir Path folder;

  private Follower follower(Index index) {
    return new Follower(changes, documents, entries, index, announcements);
  }

  private void catchUp(Follower follower) throws Exception {
    corpus.settled();
    follower.catchUp();
  }

  @Test
  void a_killed_index_takes_over_again_what_it_had_not_committed() throws Exception {
    try (var index = new Index(folder, true)) {
      var follower = follower(index);
      var kept = corpus.publish(Text.of("先提交的", "<p>一</p>"));
      catchUp(follower);
      index.commit();
      var place = index.cursor();
      var lost = corpus.publish(Text.of("没提交的", "<p>二</p>"));
      corpus.withdraw(kept);
      catchUp(follower);
      assertThat(index.cursor()).isNotEqualTo(place);
      index.reopen();
      assertThat(index.cursor()).isEqualTo(place);
      assertThat(titles(index)).containsKey(kept).doesNotContainKey(lost);
      catchUp(follower);
      assertThat(titles(index))
          .containsEntry(lost, "没提交的")
          .doesNotContainKey(kept)
          .isEqualTo(live());
    }
  }

  @Test
  void a_place_is_told_only_once_searches_see_what_stands_before_it() throws Exception {
    try (var index = new Index(folder, true)) {
      catchUp(follower(index));
      var before = index.cursor();
      var id = corpus.publish(Text.of("写进去还没人看得见", "<p>五</p>"));
      corpus.settled();
      var batch = changes.after(before, 10);
      index.put(id, Mapping.entry(documents.load(List.of(id)).get(id), List.of(), List.of()));
      index.advance(batch.next());
      assertThat(index.reached()).isEqualTo(batch.next());
      assertThat(index.cursor()).isEqualTo(before);
      assertThat(titles(index)).doesNotContainKey(id);
      index.refresh();
      assertThat(index.cursor()).isEqualTo(batch.next());
      assertThat(titles(index)).containsKey(id);
    }
  }

  @Test
  void a_lost_folder_is_built_anew_from_the_log() throws Exception {
    corpus.publish(Text.of("丢了也会回来", "<p>三</p>"));
    try (var index = new Index(folder, true)) {
      catchUp(follower(index));
      index.commit();
    }
    FileSystemUtils.deleteRecursively(folder);
    try (var index = new Index(folder, true)) {
      assertThat(index.cursor()).isEqualTo(Cursor.START);
      catchUp(follower(index));
      assertThat(titles(index)).isEqualTo(live());
    }
  }

  @Test
  void goes_on_searching_while_its_disk_is_away_and_catches_up_afterwards() throws Exception {
    var home = folder.resolve("home");
    var kept = corpus.publish(Text.of("磁盘还在的时候", "<p>六</p>"));
    var index = new Index(home, true);
    var follower = follower(index);
    catchUp(follower);
    follower.start();
    try {
      FileSystemUtils.deleteRecursively(home);
      Files.writeString(home, "in the way");
      var late = corpus.publish(Text.of("磁盘不在的时候", "<p>七</p>"));
      await().until(() -> follower.trouble() != null);
      assertThat(titles(index)).containsKey(kept);
      assertThat(index.size()).isPositive();
      Thread.sleep(1500); // another try that fails
      assertThat(follower.trouble()).isNotNull();
      Files.delete(home);
      await().until(() -> titles(index).containsKey(late));
      await().until(() -> titles(index).equals(live()));
    } finally {
      follower.stop();
      index.close();
    }
  }

  @Test
  void a_broken_folder_is_built_anew_from_the_log() throws Exception {
    try (var index = new Index(folder, true)) {
      catchUp(follower(index));
      index.commit();
    }
    try (var files = java.nio.file.Files.walk(folder)) {
      for (var file :
          files.filter(f -> f.getFileName().toString().startsWith("segments_")).toList()) {
        java.nio.file.Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (var index = new Index(folder, true)) {
      assertThat(index.cursor()).isEqualTo(Cursor.START);
      catchUp(follower(index));
      assertThat(titles(index)).isEqualTo(live());
    }
  }

  @Test
  void an_index_of_another_database_is_built_anew() throws Exception {
    try (var index = new Index(folder, true)) {
      index.put(
          77,
          Mapping.entry(
              documents
                  .load(List.of(corpus.publish(Text.of("外来", "<p>四</p>"))))
                  .values()
                  .iterator()
                  .next(),
              List.of(),
              List.of()));
      index.advance(new Cursor(4_000_000_000L, 4_000_000_000L));
      index.commit();
      catchUp(follower(index));
      assertThat(titles(index)).isEqualTo(live());
    }
  }

  /**
   * Seeded acts, commits and kills in any order: afterwards the index says what the database says.
   */
  @Test
  void whatever_happens_the_index_equals_the_database() throws Exception {
    var random = new Random(20141124);
    var known = new ArrayList<Long>();
    try (var index = new Index(folder, true)) {
      var follower = follower(index);
      for (var act = 0; act < 150; act++) {
        act(random, known, act);
        switch (random.nextInt(6)) {
          case 0, 1 -> catchUp(follower);
          case 2 -> index.commit();
          case 3 -> index.reopen();
          default -> {}
        }
      }
      catchUp(follower);
      assertThat(titles(index)).isEqualTo(live());
    }
  }

  private void act(Random random, List<Long> known, int act) {
    var text = Text.of("随机" + act, "<p>第" + act + "次</p>");
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

  private static Map<Long, String> titles(Index index) {
    return index.read(
        searcher -> {
          var titles = new HashMap<Long, String>();
          for (var hit : searcher.search(MatchAllDocsQuery.INSTANCE, 1_000_000).scoreDocs) {
            var entry = searcher.storedFields().document(hit.doc);
            titles.put(Long.parseLong(entry.get(Fields.ID)), entry.get(Fields.TITLE));
          }
          return titles;
        });
  }

  private Map<Long, String> live() throws IOException {
    return db.fetch("select document_id, title from publishing.edition where state = 'LIVE'")
        .intoMap(r -> r.get(0, Long.class), r -> r.get(1, String.class));
  }
}
