package org.chengming.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.store.AlreadyClosedException;
import org.chengming.publishing.Change;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.publishing.PublicDocument;
import org.chengming.publishing.PublicDocuments;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over into an index what the change log holds after its cursor: loads those documents as
 * they stand now and puts or removes them, so a change applied twice, or late, does no harm.
 */
final class Replay {
  private static final Logger log = LoggerFactory.getLogger(Replay.class);
  static final int BATCH = 500;
  private static final Duration SHOW = Duration.ofSeconds(3);
  private static final Duration SHOW_AMONG_MANY = Duration.ofSeconds(15);
  private static final int FEW = 100;

  /** Looks at what many changes made take at most one part in so many of the time. */
  private static final int SHARE = 20;

  /** Changes after a place, and the documents they are about as they stood afterwards. */
  private record Taken(
      Cursor from, ChangeLog.Batch batch, List<Long> ids, Map<Long, PublicDocument> live) {
    boolean full() {
      return batch.changes().size() == BATCH;
    }
  }

  /** Where documents come from. */
  record Source(ChangeLog changes, PublicDocuments documents, Entries entries) {}

  private final Source source;
  private final Followed index;
  private boolean known;
  private int unseen;
  private long shownAt = System.nanoTime();
  private long cost;
  private boolean moreToCome;
  private @Nullable CompletableFuture<@Nullable Taken> ahead;

  Replay(Source source, Followed index) {
    this.source = source;
    this.index = index;
  }

  /** After a trouble the database may be another one. */
  void doubt() {
    known = false;
    ahead = null;
  }

  /** Applies the next changes, at most {@link #BATCH}, and returns how many there were. */
  int next() throws IOException {
    if (!known && !source.changes().knows(index.reached())) {
      log.warn(
          "The index stands at {}, which this database does not hold; it is built anew from the change log",
          index.reached());
      index.clear();
    }
    known = true;
    var taken = taken();
    moreToCome = taken.full();
    if (!taken.ids().isEmpty()) {
      put(taken.ids(), taken.live());
      unseen += taken.batch().changes().size();
      index.advance(taken.batch().next());
    }
    show(unseen < FEW);
    return taken.batch().changes().size();
  }

  /** What comes next; where there is more, that is read from the database meanwhile. */
  private Taken taken() {
    var from = index.reached();
    // What could not be read is asked for again, and then says why.
    var before = ahead == null ? null : ahead.exceptionally(unread -> null).join();
    var taken = before != null && before.from().equals(from) ? before : take(from);
    ahead =
        taken.full()
            ? CompletableFuture.supplyAsync(
                () -> take(taken.batch().next()), Thread::startVirtualThread)
            : null;
    return taken;
  }

  private Taken take(Cursor from) {
    var batch = source.changes().after(from, BATCH);
    var ids = new LinkedHashSet<Long>();
    batch.changes().stream().map(Change::documentId).forEach(ids::add);
    var live = ids.isEmpty() ? Map.<Long, PublicDocument>of() : source.documents().load(ids);
    return new Taken(from, batch, List.copyOf(ids), live);
  }

  /**
   * Lets searches see what was put: a few at once, but many, as of an import, only every so often,
   * since each look writes a segment that must be merged again. While the log holds more than was
   * taken, what is seen is behind anyway, and being seldom looked at brings its end nearer.
   */
  void show(boolean now) throws IOException {
    var began = System.nanoTime();
    var patience = moreToCome ? SHOW_AMONG_MANY.toNanos() : Math.min(SHOW.toNanos(), SHARE * cost);
    if (unseen > 0 && (now || began - shownAt > patience)) {
      index.refresh();
      unseen = 0;
      shownAt = System.nanoTime();
      cost = shownAt - began;
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
    var making = source.entries().of(live.values());
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
}
