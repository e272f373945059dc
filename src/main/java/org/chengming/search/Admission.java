package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.IndexSearcher;
import org.chengming.web.Unavailable;

/**
 * Keeps searches from taking the whole node: no more at once than it has processors for, none
 * longer than a person waits. Pages that are kept and everything from the database are answered
 * meanwhile as ever.
 *
 * @param patience how long to wait for a turn, when all are taken
 * @param longest of one search
 */
record Admission(Semaphore free, Duration patience, Duration longest) {

  static Admission ofThisMachine() {
    var processors = Runtime.getRuntime().availableProcessors();
    return new Admission(
        new Semaphore(Math.max(4, 2 * processors)), Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  /**
   * Looks, when its turn has come.
   *
   * @throws Unavailable when too many others are looking, or it took too long
   */
  <T> T take(IndexSearcher searcher, Index.Look<T> look) {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unavailable("现在搜索的人很多，请过几秒再搜一次。", "No turn to search within " + patience, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("", "Interrupted while waiting for a turn to search", e);
    }
    try {
      return within(searcher, look);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      free.release();
    }
  }

  private <T> T within(IndexSearcher searcher, Index.Look<T> look) throws IOException {
    var end = System.nanoTime() + longest.toNanos();
    var bounded = new IndexSearcher(searcher.getIndexReader());
    bounded.setSimilarity(searcher.getSimilarity());
    bounded.setTimeout(() -> System.nanoTime() - end > 0);
    var answer = look.at(bounded);
    if (bounded.timedOut()) {
      throw new Unavailable(
          "这样找要花的时间太长。请少写几个字词，或者写得准确一些。", "A search took longer than " + longest, null);
    }
    return answer;
  }
}
