package org.chengming.requests;

import static org.chengming.requests.db.Tables.IMPORT_LINE;
import static org.chengming.requests.db.Tables.IMPORT_RUN;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.requests.HistoryLine.Outcome;
import org.chengming.requests.db.tables.records.ImportRunRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The passages over tables of old cases, with a line for each line. */
@Repository
class HistoryRuns {
  private static final int SHOWN = 50;

  /** A batch takes a second or two. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  HistoryRuns(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  long start(Actor actor, String label, boolean dry) {
    var now = clock.instant();
    long run =
        db.insertInto(IMPORT_RUN)
            .set(IMPORT_RUN.LABEL, label)
            .set(IMPORT_RUN.DRY, dry)
            .set(IMPORT_RUN.STARTED_BY, actor.id())
            .set(IMPORT_RUN.STARTED_BY_NAME, actor.name())
            .set(IMPORT_RUN.STARTED_AT, now)
            .set(IMPORT_RUN.TOUCHED_AT, now)
            .returning(IMPORT_RUN.ID)
            .fetchSingle(IMPORT_RUN.ID);
    audit.record(actor, "RequestImport", "request import", run, null, Map.of("dry", dry));
    return run;
  }

  void tell(long run, List<HistoryLine> lines) {
    var records =
        lines.stream()
            .map(
                line -> {
                  var record = db.newRecord(IMPORT_LINE);
                  record.setRunId(run);
                  record.setLine(line.line());
                  record.setOutcome(line.outcome().name());
                  record.setOldNumber(line.oldNumber());
                  record.setNumber(line.number());
                  record.setReason(line.reason());
                  return record;
                })
            .toList();
    if (!records.isEmpty()) {
      db.insertInto(IMPORT_LINE).set(records).execute();
    }
    int mended = count(lines, Outcome.MENDED);
    db.update(IMPORT_RUN)
        .set(IMPORT_RUN.TAKEN, IMPORT_RUN.TAKEN.plus(count(lines, Outcome.TAKEN) + mended))
        .set(IMPORT_RUN.MENDED, IMPORT_RUN.MENDED.plus(mended))
        .set(IMPORT_RUN.KNOWN, IMPORT_RUN.KNOWN.plus(count(lines, Outcome.KNOWN)))
        .set(IMPORT_RUN.REJECTED, IMPORT_RUN.REJECTED.plus(count(lines, Outcome.REJECTED)))
        .set(IMPORT_RUN.TOUCHED_AT, clock.instant())
        .where(IMPORT_RUN.ID.eq(run))
        .execute();
  }

  private static int count(List<HistoryLine> lines, Outcome outcome) {
    return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
  }

  void finish(long run, @Nullable String failure) {
    db.update(IMPORT_RUN)
        .set(IMPORT_RUN.FINISHED_AT, clock.instant())
        .set(IMPORT_RUN.FAILURE, failure)
        .where(IMPORT_RUN.ID.eq(run))
        .execute();
  }

  /** The newest of whoever started them. */
  List<HistoryRun> of(Actor actor) {
    return db.selectFrom(IMPORT_RUN)
        .where(IMPORT_RUN.STARTED_BY.isNotDistinctFrom(actor.id()))
        .orderBy(IMPORT_RUN.ID.desc())
        .limit(SHOWN)
        .fetch(this::run);
  }

  Optional<HistoryRun> find(Actor actor, long run) {
    return db.fetchOptional(
            IMPORT_RUN,
            IMPORT_RUN.ID.eq(run).and(IMPORT_RUN.STARTED_BY.isNotDistinctFrom(actor.id())))
        .map(this::run);
  }

  /**
   * @param outcome null for all
   * @param after the line they come after
   */
  List<HistoryLine> lines(long run, @Nullable Outcome outcome, long after, int limit) {
    var which = IMPORT_LINE.RUN_ID.eq(run).and(IMPORT_LINE.LINE.gt(after));
    return db.selectFrom(IMPORT_LINE)
        .where(outcome == null ? which : which.and(IMPORT_LINE.OUTCOME.eq(outcome.name())))
        .orderBy(IMPORT_LINE.LINE)
        .limit(limit)
        .fetch(
            l ->
                new HistoryLine(
                    l.getLine(),
                    Outcome.valueOf(l.getOutcome()),
                    l.getOldNumber(),
                    l.getNumber(),
                    l.getReason()));
  }

  private HistoryRun run(ImportRunRecord r) {
    return new HistoryRun(
        r.getId(),
        r.getLabel(),
        r.getDry(),
        r.getStartedByName(),
        r.getStartedAt(),
        state(r),
        r.getFailure(),
        r.getTaken(),
        r.getMended(),
        r.getKnown(),
        r.getRejected());
  }

  private HistoryRun.State state(ImportRunRecord r) {
    if (r.getFinishedAt() != null) {
      return r.getFailure() == null ? HistoryRun.State.FINISHED : HistoryRun.State.FAILED;
    }
    return r.getTouchedAt().isBefore(clock.instant().minus(SILENCE))
        ? HistoryRun.State.CUT_OFF
        : HistoryRun.State.RUNNING;
  }
}
