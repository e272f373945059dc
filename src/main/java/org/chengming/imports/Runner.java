package org.chengming.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries a run from its first row to its last, batch by batch, and keeps its report. */
@Component
class Runner {
  private static final Logger log = LoggerFactory.getLogger(Runner.class);
  private static final int BATCH = 500;

  private final Batches batches;
  private final RunRepository runs;
  private final Audit audit;
  private final TransactionTemplate transaction;

  Runner(Batches batches, RunRepository runs, Audit audit, TransactionTemplate transaction) {
    this.batches = batches;
    this.runs = runs;
    this.audit = audit;
    this.transaction = transaction;
  }

  @EventListener(ApplicationReadyEvent.class)
  void stopAbandoned() throws SQLException {
    var stopped = runs.stopAbandoned();
    if (stopped > 0) {
      log.warn("{} import run(s) were cut off by an earlier stop", stopped);
    }
  }

  Progress progress(long run) {
    return runs.progress(run);
  }

  /** What there is to say of a run that ended: its note or why it failed; null when nothing. */
  @Nullable String words(long run) {
    return runs.words(run);
  }

  /**
   * Starts a run and leaves it to itself.
   *
   * @param afterwards always called at the end, to clear up
   * @return the run, to ask for its progress
   */
  long start(Actor actor, Feed feed, boolean dry, Runnable afterwards) {
    var run = begin(actor, feed, dry);
    Thread.ofPlatform()
        .name("import-" + run)
        .daemon()
        .start(
            () -> {
              try {
                work(run, actor, feed, dry, progress -> {});
              } finally {
                afterwards.run();
              }
            });
    return run;
  }

  /** Does a run to its end, telling the progress after every batch. */
  Progress run(Actor actor, Feed feed, boolean dry, Consumer<Progress> listener) {
    var run = begin(actor, feed, dry);
    work(run, actor, feed, dry, listener);
    return runs.progress(run);
  }

  private long begin(Actor actor, Feed feed, boolean dry) {
    actor.requireAnywhere(Role.PUBLISHER, "import " + feed.label());
    var what = Map.of("source", feed.source(), "label", feed.label(), "dry", dry);
    var run =
        transaction.execute(
            status -> {
              var id = runs.start(actor, feed, dry);
              audit.record(actor, "ImportStart", "import", id, null, what);
              return id;
            });
    return Objects.requireNonNull(run);
  }

  private void work(long run, Actor actor, Feed feed, boolean dry, Consumer<Progress> listener) {
    try {
      var lock = runs.lock(run);
      if (lock == null) {
        throw new IllegalStateException("Another process holds import run " + run);
      }
      try (var rows = feed.opening().open()) {
        if (rows.total() >= 0) {
          runs.total(run, rows.total());
        }
        takeAll(run, new Batches.Work(actor, feed, dry, new Fingerprints()), rows, listener);
        runs.finish(run, rows.note());
      } finally {
        runs.unlock(lock, run);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      log.error("Import run {} of {} failed", run, feed.label(), e);
      runs.fail(run, String.valueOf(e.getMessage()));
    }
    listener.accept(runs.progress(run));
  }

  private void takeAll(long run, Batches.Work work, Rows rows, Consumer<Progress> listener) {
    var counts = Progress.Counts.NONE;
    var all = rows.iterator();
    for (var batch = next(work, all); !batch.isEmpty(); ) {
      // While the database writes one batch, the next is read and mended.
      var ahead = CompletableFuture.supplyAsync(() -> next(work, all));
      try {
        var lines = batches.take(work, batch);
        counts = counts.plus(count(lines));
        runs.advance(run, lines, counts);
        listener.accept(runs.progress(run));
      } finally {
        // Whatever happened: nobody may close the rows while they are read.
        ahead.exceptionally(unread -> List.of()).join();
      }
      batch = result(ahead);
    }
  }

  private List<Row> next(Batches.Work work, Iterator<Row> all) {
    var batch = new ArrayList<Row>(BATCH);
    while (batch.size() < BATCH && all.hasNext()) {
      batch.add(all.next());
    }
    batches.prepare(work, batch);
    return batch;
  }

  private static List<Row> result(CompletableFuture<List<Row>> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException unread ? unread : e;
    }
  }

  /** Takes rows that came with a request, without a run of their own. */
  List<Line> take(Batches.Work work, List<Row> rows) {
    batches.prepare(work, rows);
    return batches.take(work, rows);
  }

  static Progress.Counts count(List<Line> lines) {
    var by = new int[Line.Outcome.values().length];
    var repaired = 0;
    for (var line : lines) {
      by[line.outcome().ordinal()]++;
      repaired += line.repaired() ? 1 : 0;
    }
    return new Progress.Counts(
        lines.size(),
        by[Line.Outcome.CREATED.ordinal()],
        by[Line.Outcome.CHANGED.ordinal()],
        by[Line.Outcome.UNCHANGED.ordinal()],
        repaired,
        by[Line.Outcome.REJECTED.ordinal()],
        by[Line.Outcome.DUPLICATE.ordinal()],
        by[Line.Outcome.HELD.ordinal()]);
  }
}
