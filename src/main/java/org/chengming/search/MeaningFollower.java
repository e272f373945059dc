package org.chengming.search;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.store.AlreadyClosedException;
import org.chengming.database.Worker;
import org.chengming.publishing.Change;
import org.chengming.publishing.ChangeLog;
import org.chengming.publishing.PublicDocument;
import org.chengming.publishing.PublicDocuments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Computes the points of what is public, in the background and with half of one processor. It
 * replays the change log from a cursor of its own, kept with the points, so it may stop or die at
 * any moment and goes on from there; what has not changed is not computed again.
 */
@Component
class MeaningFollower extends Worker {
  private static final Logger log = LoggerFactory.getLogger(MeaningFollower.class);
  private static final int BATCH = 50;

  /** The start of the server has the processors to itself. */
  private static final Duration FIRST = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofSeconds(2);

  /** A server nobody asks needs no model in its memory; reading it again takes half a second. */
  private static final Duration UNUSED = Duration.ofMinutes(3);

  private static final Duration SETBACK = Duration.ofSeconds(10);

  private final ChangeLog changes;
  private final PublicDocuments documents;
  private final Meaning meaning;
  private boolean known;

  MeaningFollower(ChangeLog changes, PublicDocuments documents, Meaning meaning) {
    super("meaning-follower", Duration.ofSeconds(10));
    this.changes = changes;
    this.documents = documents;
    this.meaning = meaning;
  }

  @Override
  protected boolean wanted() {
    return meaning.wanted();
  }

  @Override
  protected int priority() {
    return Thread.MIN_PRIORITY;
  }

  @Override
  protected void work() {
    rest(FIRST);
    var troubled = false;
    while (!stopping()) {
      try {
        var open = meaning.open();
        if (open == null) {
          return;
        }
        if (!applyNext(open, this::stopping)) {
          open.encoder().rest(UNUSED);
          rest(LOOK);
        }
        troubled = false;
      } catch (Exception e) {
        if (!troubled) {
          log.warn("Meaning cannot be computed for now; tried again every ten seconds", e);
        }
        troubled = true;
        setBack(e);
      }
    }
  }

  private void setBack(Exception e) {
    known = false;
    var open = meaning.open();
    if (open != null && (e instanceof IOException || e instanceof AlreadyClosedException)) {
      try {
        open.vectors().index().reopen();
      } catch (UncheckedIOException full) {
        log.debug("The index of meaning cannot be opened yet", full);
      }
    }
    rest(SETBACK);
  }

  /** Whether a stop is asked for between two documents. */
  interface Stopping {
    boolean asked();
  }

  /**
   * Takes over the next changes, refreshed and committed; false when there are none, or stopped.
   */
  boolean applyNext(Meaning.Open open, Stopping stopping) throws IOException, OrtException {
    var index = open.vectors().index();
    if (!known && !changes.knows(index.reached())) {
      index.clear();
    }
    known = true;
    var batch = changes.after(index.reached(), BATCH);
    if (batch.changes().isEmpty()) {
      return false;
    }
    var ids = new LinkedHashSet<Long>();
    batch.changes().stream().map(Change::documentId).forEach(ids::add);
    var live = documents.load(ids);
    for (var id : ids) {
      if (stopping.asked()) {
        return false;
      }
      var document = live.get(id);
      if (document == null) {
        index.remove(id);
      } else {
        put(open, document);
      }
    }
    index.advance(batch.next());
    index.refresh();
    index.commit();
    return true;
  }

  private void put(Meaning.Open open, PublicDocument document) throws IOException, OrtException {
    var passages = Passages.of(document);
    var fingerprint = Integer.toHexString(passages.hashCode());
    if (open.vectors().holds(document.id(), fingerprint)) {
      return;
    }
    open.vectors().put(document.id(), fingerprint, points(open.encoder(), passages));
  }

  private List<float[]> points(Encoder encoder, List<String> passages) throws OrtException {
    var points = new ArrayList<float[]>();
    for (var passage : passages) {
      var began = System.nanoTime();
      points.add(encoder.passage(passage));
      if (working()) {
        rest(Duration.ofNanos(System.nanoTime() - began));
      }
    }
    return points;
  }
}
