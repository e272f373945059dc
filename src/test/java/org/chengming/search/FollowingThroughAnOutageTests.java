package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengming.search.Corpus.Text;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FollowingThroughAnOutageTests {
  @Autowired Corpus corpus;
  @Autowired Finder finder;
  @Autowired DSLContext db;

  /** What PostgreSQL does to its clients when it is stopped, several times over. */
  @Test
  void goes_on_when_the_database_has_come_back() throws Exception {
    var before = corpus.publish(Text.of("断线之前的雪橇通告", "<p>一</p>"));
    corpus.awaitIndexed();
    for (var round = 0; round < 5; round++) {
      db.fetch(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
      Thread.sleep(300);
    }
    var after = published("断线之后的雪橇通告");
    for (var i = 0; i < 400 && !found("\"雪橇通告\"").contains(after); i++) {
      Thread.sleep(50);
    }
    assertThat(found("\"雪橇通告\"")).containsExactlyInAnyOrder(before, after);
  }

  /** Whoever publishes is told of a broken connection and tries again. */
  private long published(String title) throws InterruptedException {
    for (var tries = 0; ; tries++) {
      try {
        return corpus.publish(Text.of(title, "<p>二</p>"));
      } catch (RuntimeException e) {
        if (tries == 20) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private java.util.List<Long> found(String words) {
    return finder.find(Question.of(words)).hits().stream().map(Found.Hit::id).toList();
  }
}
