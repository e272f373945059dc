package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.lucene.store.AlreadyClosedException;
import org.chengming.database.Announcements;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocuments;
import org.chengming.web.KeptPages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's index level with what is public. What was applied but not yet committed when
 * the process dies is still after the committed cursor and is applied again.
 */
final class Follower extends Following {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration SETBACK = Duration.ofSeconds(1);
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final Duration COMMIT_AMONG_MANY = Duration.ofMinutes(1);
  private static final int COMMIT_CHANGES = 50_000;

  private final Index index;
  private final Replay replay;

  private volatile @Nullable String trouble;
  private long committedAt = System.nanoTime();
  private int uncommitted;

  Follower(
      ChangeLog changes,
      PublicDocuments documents,
      Entries entries,
      Index index,
      Announcements announcements) {
    super("index-follower", Duration.ofSeconds(20));
    announcements.follow(KeptPages.LISTS, this::wake);
    this.index = index;
    this.replay = new Replay(new Replay.Source(changes, documents, entries), index);
  }

  @Override
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  protected void work() {
    Lexicon.warm();
    while (!stopping()) {
      try {
        var applied = applyNext();
        commitWhenDue(applied == Replay.BATCH);
        trouble = null;
        if (applied < Replay.BATCH) {
          pause(LOOK);
        }
      } catch (Exception e) {
        setBack(e);
      }
    }
    try {
      commit();
    } catch (IOException | RuntimeException e) {
      log.warn(
          "The index was not committed on stopping ({}); what is missing is applied again at the next start",
          e.toString());
    }
  }

  /**
   * A database that is away comes back; a writer closed by an I/O error is opened again from its
   * last commit.
   */
  private void setBack(Exception e) {
    if (trouble == null) {
      log.warn("The index cannot follow and tries again every second", e);
    }
    trouble = e.toString();
    replay.doubt();
    if (e instanceof IOException || e instanceof AlreadyClosedException) {
      reopen();
    }
    rest(SETBACK);
  }

  /** A disk that is full or away now is asked again after the next setback. */
  private void reopen() {
    try {
      index.reopen();
    } catch (UncheckedIOException e) {
      trouble = String.valueOf(e.getCause());
    }
  }

  /** Applies everything there is and lets searches see it. */
  void catchUp() throws IOException {
    while (applyNext() > 0) {}
    replay.show(true);
  }

  private int applyNext() throws IOException {
    var applied = replay.next();
    uncommitted += applied;
    return applied;
  }

  /** What is not committed is only applied again, so an import is not held up by the disk. */
  private void commitWhenDue(boolean moreToCome) throws IOException {
    var patience = moreToCome ? COMMIT_AMONG_MANY : COMMIT;
    if (uncommitted >= COMMIT_CHANGES
        || (uncommitted > 0 && System.nanoTime() - committedAt > patience.toNanos())) {
      commit();
    }
  }

  private void commit() throws IOException {
    index.commit();
    uncommitted = 0;
    committedAt = System.nanoTime();
  }
}
