package org.chengming.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.util.List;
import java.util.function.Supplier;
import org.chengming.search.Corpus.Text;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

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
      asked(
          () ->
              db.fetch(
                  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));
      Thread.sleep(300);
    }
    var after = asked(() -> corpus.publish(Text.of("断线之后的雪橇通告", "<p>二</p>")));
    await().until(() -> found("\"雪橇通告\"").contains(after));
    assertThat(found("\"雪橇通告\"")).containsExactlyInAnyOrder(before, after);
  }

  private List<Long> found(String words) {
    return asked(() -> finder.find(Question.of(words)).hits().stream().map(Found.Hit::id).toList());
  }

  /** Whoever publishes or reads is told of a broken connection and tries again. */
  private static <T> T asked(Supplier<T> act) {
    return await()
        .ignoreExceptionsMatching(
            e ->
                e instanceof DataAccessException || e instanceof DataAccessResourceFailureException)
        .until(act::get, answer -> true);
  }
}
