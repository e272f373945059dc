package org.chengming.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.AlreadyClosedException;
import org.chengming.database.Announcements;
import org.chengming.database.Worker;
import org.chengming.publishing.Change;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocument;
import org.chengming.publishing.PublicDocuments;
import org.chengming.web.KeptPages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's index level with what is public. It asks the change log for what came after its
 * cursor, loads those documents as they stand now and puts or removes them; so a change applied
 * twice, or late, does no harm. What was applied but not yet committed when the process dies is
 * still after the committed cursor and is applied again.
 */
@Component
class Follower extends Worker {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int BATCH = 500;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration SETBACK = Duration.ofSeconds(1);
  private static final Duration SHOW = Duration.ofSeconds(3);
  private static final int FEW = 100;
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final int COMMIT_CHANGES = 50_000;

  private final ChangeLog changes;
  private final PublicDocuments documents;
  private final Entries entries;
  private final Index index;

  private volatile @Nullable String trouble;
  private long committedAt = System.nanoTime();
  private int uncommitted;
  private boolean known;
  private int unseen;
  private long shownAt = System.nanoTime();

  Follower(
      ChangeLog changes,
      PublicDocuments documents,
      Entries entries,
      Index index,
      Announcements announcements) {
    super("index-follower", Duration.ofSeconds(20));
    announcements.follow(KeptPages.LISTS, this::wake);
    this.changes = changes;
    this.documents = documents;
    this.entries = entries;
    this.index = index;
  }

  /** What keeps it from following, null when nothing does. */
  @Nullable String trouble() {
    return trouble;
  }

  @Override
  protected void work() {
    Lexicon.warm();
    while (!stopping()) {
      try {
        var applied = applyNext();
        commitWhenDue();
        trouble = null;
        if (applied < BATCH) {
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
    known = false;
    if (e instanceof IOException || e instanceof AlreadyClosedException) {
      index.reopen();
    }
    rest(SETBACK);
  }

  /** Applies everything there is and lets searches see it. */
  void catchUp() throws IOException {
    while (applyNext() == BATCH) {}
    show(true);
  }

  private int applyNext() throws IOException {
    if (!known && !changes.knows(index.cursor())) {
      log.warn(
          "The index stands at {}, which this database does not hold; it is built anew from the change log",
          index.cursor());
      index.clear();
    }
    known = true;
    var batch = changes.after(index.cursor(), BATCH);
    if (batch.changes().isEmpty()) {
      show(unseen < FEW);
      return 0;
    }
    var ids = new LinkedHashSet<Long>();
    batch.changes().stream().map(Change::documentId).forEach(ids::add);
    put(ids.stream().toList(), documents.load(ids));
    unseen += batch.changes().size();
    show(unseen < FEW);
    index.advance(batch.next());
    uncommitted += batch.changes().size();
    return batch.changes().size();
  }

  /**
   * Lets searches see what was put: a few at once, but many, as of an import, only every so often,
   * since each look writes a segment that must be merged again.
   */
  private void show(boolean now) throws IOException {
    if (unseen > 0 && (now || System.nanoTime() - shownAt > SHOW.toNanos())) {
      index.refresh();
      unseen = 0;
      shownAt = System.nanoTime();
    }
  }

  private void put(List<Long> ids, Map<Long, PublicDocument> live) throws IOException {
    var gone = new ArrayList<>(ids);
    gone.removeAll(live.keySet());
    for (var id : gone) {
      index.remove(id);
    }
    // Reading markup and cutting terms takes most of the time, so a long batch is spread over the
    // cores.
    var making = entries.of(live.values());
    var troubles =
        live.values().parallelStream().flatMap(document -> put(document, making).stream()).toList();
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
  }

  private List<IOException> put(PublicDocument document, Entries.Making making) {
    try {
      index.put(document.id(), making.entry(document));
      return List.of();
    } catch (IOException e) {
      return List.of(e);
    } catch (AlreadyClosedException e) {
      return List.of(new IOException(e));
    } catch (RuntimeException | StackOverflowError e) {
      log.error(
          "Document {} ({}) cannot be indexed and is left as it was",
          document.id(),
          document.indexNumber(),
          e);
      return List.of();
    }
  }

  private void commitWhenDue() throws IOException {
    if (uncommitted >= COMMIT_CHANGES
        || (uncommitted > 0 && System.nanoTime() - committedAt > COMMIT.toNanos())) {
      commit();
    }
  }

  private void commit() throws IOException {
    index.commit();
    uncommitted = 0;
    committedAt = System.nanoTime();
  }
}
