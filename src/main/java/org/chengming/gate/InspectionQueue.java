package org.chengming.gate;

import static org.chengming.gate.db.Tables.CLEAN_COPY;
import static org.chengming.gate.db.Tables.FILE_REPORT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.min;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.chengming.files.FileWork;
import org.chengming.files.LeasedFiles;
import org.chengming.gate.InspectionProgram.Answer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The files still to be looked into, what was found in the others, and their clean copies. */
@Repository
class InspectionQueue implements FileWork.Queue<Answer> {
  /**
   * To be raised when inspectors or cleaners learn something: what older ones said is asked anew.
   */
  static final int GENERATION = 2;

  private static final LeasedFiles FILES =
      new LeasedFiles(
          FILE_REPORT,
          FILE_REPORT.SHA256,
          FILE_REPORT.STATE,
          FILE_REPORT.ASKED_AT,
          FILE_REPORT.CLAIMED_UNTIL,
          FILE_REPORT.ATTEMPTS);

  private final DSLContext db;
  private final Clock clock;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;

  InspectionQueue(DSLContext db, Clock clock, ObjectMapper json, ApplicationEventPublisher events) {
    this.db = db;
    this.clock = clock;
    this.json = json;
    this.events = events;
  }

  /** A file waits to be looked into; for the worker of this module. */
  record Waiting(String sha256) {}

  /** Puts a file in, unless it was; one that an older generation looked into is put in again. */
  @Transactional
  public void add(String sha256) {
    var now = clock.instant();
    var added =
        db.insertInto(FILE_REPORT)
            .set(FILE_REPORT.SHA256, sha256)
            .set(FILE_REPORT.ASKED_AT, now)
            .onConflict(FILE_REPORT.SHA256)
            .doUpdate()
            .set(FILE_REPORT.ASKED_AT, now)
            .set(FILE_REPORT.STATE, "PENDING")
            .set(FILE_REPORT.ATTEMPTS, 0)
            .setNull(FILE_REPORT.REPORT)
            .setNull(FILE_REPORT.TROUBLE)
            .setNull(FILE_REPORT.INSPECTED_AT)
            .where(FILE_REPORT.STATE.ne("PENDING"))
            .and(FILE_REPORT.INSPECTOR.lt(GENERATION))
            .execute();
    if (added == 1) {
      events.publishEvent(new Waiting(sha256));
    }
  }

  /** Empty where nobody has asked, or only an older generation answered. */
  Optional<FileReport> find(String sha256) {
    return db.select(
            FILE_REPORT.STATE, FILE_REPORT.REPORT, FILE_REPORT.TROUBLE, FILE_REPORT.INSPECTOR)
        .from(FILE_REPORT)
        .where(FILE_REPORT.SHA256.eq(sha256))
        .fetchOptional()
        .filter(r -> r.value1().equals("PENDING") || r.value4() >= GENERATION)
        .map(
            r ->
                switch (r.value1()) {
                  case "INSPECTED" -> json.readValue(r.value2().data(), FileReport.Inspected.class);
                  case "UNREADABLE" -> new FileReport.Unreadable(FileTrouble.valueOf(r.value3()));
                  default -> new FileReport.Pending();
                });
  }

  Set<String> pending(Collection<String> sha256) {
    return db.select(FILE_REPORT.SHA256)
        .from(FILE_REPORT)
        .where(FILE_REPORT.SHA256.eq(any(sha256.toArray(String[]::new))))
        .and(FILE_REPORT.STATE.eq("PENDING"))
        .fetchSet(FILE_REPORT.SHA256);
  }

  int countPending() {
    return db.fetchCount(FILE_REPORT, FILE_REPORT.STATE.eq("PENDING"));
  }

  /** When the one that waits longest was asked for; empty where none waits. */
  Optional<Instant> oldestPending() {
    return db.select(min(FILE_REPORT.ASKED_AT))
        .from(FILE_REPORT)
        .where(FILE_REPORT.STATE.eq("PENDING"))
        .fetchOptional(min(FILE_REPORT.ASKED_AT));
  }

  @Override
  @Transactional
  public Optional<LeasedFiles.Claim> claim(long seconds) {
    return FILES.claim(db, seconds);
  }

  @Override
  @Transactional
  public void giveBack(String sha256) {
    FILES.giveBack(db, sha256);
  }

  /** Records what came of it, and tells in the same transaction; the first of two nodes counts. */
  @Override
  @Transactional
  public void settle(String sha256, Answer answer) {
    var report = answer.report();
    var trouble = answer.trouble();
    var settled =
        db.update(FILE_REPORT)
            .set(FILE_REPORT.STATE, report == null ? "UNREADABLE" : "INSPECTED")
            .set(
                FILE_REPORT.REPORT,
                report == null ? null : JSONB.valueOf(json.writeValueAsString(report)))
            .set(
                FILE_REPORT.TROUBLE,
                report != null ? null : (trouble == null ? FileTrouble.BROKEN : trouble).name())
            .set(FILE_REPORT.INSPECTOR, GENERATION)
            .set(FILE_REPORT.INSPECTED_AT, clock.instant())
            .setNull(FILE_REPORT.CLAIMED_UNTIL)
            .where(FILE_REPORT.SHA256.eq(sha256))
            .and(FILE_REPORT.STATE.eq("PENDING"))
            .execute();
    if (settled == 1) {
      events.publishEvent(new FileInspected(sha256));
    }
  }

  /** The proof of the clean copy made of a file; names the copy. */
  Optional<CleaningProof> proof(String sha256) {
    return db.select(CLEAN_COPY.PROOF)
        .from(CLEAN_COPY)
        .where(CLEAN_COPY.SHA256.eq(sha256))
        .and(CLEAN_COPY.CLEANER.ge(GENERATION))
        .fetchOptional(r -> json.readValue(r.value1().data(), CleaningProof.class));
  }

  /** Whether a file is what cleaning some file gave. */
  boolean isCopy(String sha256) {
    return db.fetchExists(
        CLEAN_COPY, CLEAN_COPY.COPY_SHA256.eq(sha256).and(CLEAN_COPY.CLEANER.ge(GENERATION)));
  }

  @Transactional
  public void keep(CleaningProof proof) {
    var row =
        db.newRecord(CLEAN_COPY)
            .with(CLEAN_COPY.SHA256, proof.inputSha256())
            .with(CLEAN_COPY.COPY_SHA256, proof.outputSha256())
            .with(CLEAN_COPY.CLEANER, GENERATION)
            .with(CLEAN_COPY.PROOF, JSONB.valueOf(json.writeValueAsString(proof)))
            .with(CLEAN_COPY.MADE_AT, clock.instant());
    db.insertInto(CLEAN_COPY).set(row).onConflict(CLEAN_COPY.SHA256).doUpdate().set(row).execute();
  }
}
