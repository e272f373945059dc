package org.chengming.imports;

import static org.chengming.imports.db.Tables.LINE;
import static org.chengming.imports.db.Tables.RUN;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.chengming.actors.Actor;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The runs and their lines. A running one holds a lock on its own connection, which is gone with
 * its process.
 */
@Repository
class RunRepository {
  private static final int LOCKS = 20_140_301;

  private final DSLContext db;
  private final DataSource dataSource;
  private final Clock clock;

  RunRepository(DSLContext db, DataSource dataSource, Clock clock) {
    this.db = db;
    this.dataSource = dataSource;
    this.clock = clock;
  }

  long start(Actor actor, Feed feed, boolean dry) {
    return db.insertInto(RUN)
        .set(RUN.SOURCE, feed.source())
        .set(RUN.LABEL, feed.label())
        .set(RUN.DRY, dry)
        .set(RUN.STATE, Progress.State.RUNNING.name())
        .set(RUN.STARTED_BY, actor.id())
        .set(RUN.STARTED_BY_NAME, actor.name())
        .set(RUN.STARTED_AT, clock.instant())
        .returning(RUN.ID)
        .fetchSingle(RUN.ID);
  }

  void total(long run, int total) {
    db.update(RUN).set(RUN.TOTAL, total).where(RUN.ID.eq(run)).execute();
  }

  /** Writes the lines that need telling and where the run stands, together. */
  void advance(long run, List<Line> lines, Progress.Counts counts) {
    db.transaction(
        work -> {
          tell(work.dsl(), run, lines.stream().filter(line -> line.reason() != null).toList());
          work.dsl()
              .update(RUN)
              .set(RUN.DONE, counts.done())
              .set(RUN.CREATED, counts.created())
              .set(RUN.CHANGED, counts.changed())
              .set(RUN.UNCHANGED, counts.unchanged())
              .set(RUN.REPAIRED, counts.repaired())
              .set(RUN.REJECTED, counts.rejected())
              .set(RUN.DUPLICATES, counts.duplicates())
              .set(RUN.HELD, counts.held())
              .where(RUN.ID.eq(run))
              .execute();
        });
  }

  /** One statement bound many times, which the driver sends as a few long ones. */
  private static void tell(DSLContext db, long run, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var insert =
        db.batch(
            db.insertInto(
                    LINE,
                    LINE.RUN_ID,
                    LINE.NUMBER,
                    LINE.SOURCE_ID,
                    LINE.TITLE,
                    LINE.OUTCOME,
                    LINE.REASON)
                .values((Long) null, null, null, null, null, null)
                .onConflictDoNothing());
    for (var line : lines) {
      var outcome = line.repaired() ? "REPAIRED" : line.outcome().name();
      insert.bind(run, line.number(), line.sourceId(), line.title(), outcome, line.reason());
    }
    insert.execute();
  }

  void finish(long run, @Nullable String note) {
    end(run, Progress.State.FINISHED, note, null);
  }

  void fail(long run, String failure) {
    end(run, Progress.State.FAILED, null, failure);
  }

  private void end(
      long run, Progress.State state, @Nullable String note, @Nullable String failure) {
    db.update(RUN)
        .set(RUN.STATE, state.name())
        .set(RUN.NOTE, note)
        .set(RUN.FAILURE, failure)
        .set(RUN.FINISHED_AT, clock.instant())
        .where(RUN.ID.eq(run).and(RUN.STATE.eq(Progress.State.RUNNING.name())))
        .execute();
  }

  /**
   * @throws Missing when there is no such run
   */
  Progress progress(long run) {
    var r =
        db.fetchOptional(RUN, RUN.ID.eq(run)).orElseThrow(() -> new Missing("Import run " + run));
    var counts =
        new Progress.Counts(
            r.getDone(),
            r.getCreated(),
            r.getChanged(),
            r.getUnchanged(),
            r.getRepaired(),
            r.getRejected(),
            r.getDuplicates(),
            r.getHeld());
    return new Progress(
        run,
        Progress.State.valueOf(r.getState()),
        r.getTotal(),
        counts,
        r.getStartedAt(),
        r.getFinishedAt());
  }

  @Nullable String words(long run) {
    return db.select(DSL.coalesce(RUN.FAILURE, RUN.NOTE))
        .from(RUN)
        .where(RUN.ID.eq(run))
        .fetchOne(0, String.class);
  }

  /**
   * Runs that say they are running although nobody holds their lock any more were cut off; now they
   * say so.
   */
  int stopAbandoned() throws SQLException {
    var stopped = 0;
    for (var run :
        db.select(RUN.ID)
            .from(RUN)
            .where(RUN.STATE.eq(Progress.State.RUNNING.name()))
            .fetch(RUN.ID)) {
      var lock = lock(run);
      if (lock != null) {
        end(run, Progress.State.STOPPED, "程序中途停止。重新导入一次，已经收入的不会重复。", null);
        unlock(lock, run);
        stopped++;
      }
    }
    return stopped;
  }

  /**
   * A connection that holds the run's lock until it is closed; null when another process holds it.
   */
  @Nullable Connection lock(long run) throws SQLException {
    var connection = dataSource.getConnection();
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
      statement.setInt(1, LOCKS);
      statement.setInt(2, (int) run);
      try (var answer = statement.executeQuery()) {
        if (answer.next() && answer.getBoolean(1)) {
          return connection;
        }
      }
    }
    connection.close();
    return null;
  }

  /** Gives the lock back; a pooled connection keeps it otherwise. */
  void unlock(Connection connection, long run) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_advisory_unlock(?, ?)")) {
      statement.setInt(1, LOCKS);
      statement.setInt(2, (int) run);
      statement.execute();
    } finally {
      connection.close();
    }
  }
}
