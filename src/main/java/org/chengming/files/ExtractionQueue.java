package org.chengming.files;

import static org.chengming.files.db.Tables.STORED_FILE;
import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.Optional;
import org.chengming.files.TextReader.Status;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored files whose text is still to be read, shared by all nodes. A file is leased, not
 * locked: the transactions are short, and a node that dies loses its lease.
 */
@Repository
class ExtractionQueue {
  private static final int MOST_ATTEMPTS = 3;

  private final DSLContext db;
  private final ApplicationEventPublisher events;

  ExtractionQueue(DSLContext db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  record Claim(String sha256, FileKind kind, int attempt) {
    /** A file at which nodes died more than once is not tried for ever. */
    boolean hopeless() {
      return attempt > MOST_ATTEMPTS;
    }
  }

  /** The next file, leased for {@code seconds} of the database's clock. */
  @Transactional
  public Optional<Claim> claim(long seconds) {
    var now = field("now()", Instant.class);
    var next =
        db.select(STORED_FILE.SHA256)
            .from(STORED_FILE)
            .where(STORED_FILE.EXTRACTION.eq("PENDING"))
            .and(STORED_FILE.CLAIMED_UNTIL.isNull().or(STORED_FILE.CLAIMED_UNTIL.lt(now)))
            .orderBy(STORED_FILE.STORED_AT)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return db.update(STORED_FILE)
        .set(
            STORED_FILE.CLAIMED_UNTIL,
            field("now() + {0} * interval '1 second'", Instant.class, seconds))
        .set(STORED_FILE.EXTRACTION_ATTEMPTS, STORED_FILE.EXTRACTION_ATTEMPTS.plus(1))
        .where(STORED_FILE.SHA256.eq(next))
        .returningResult(
            STORED_FILE.SHA256, STORED_FILE.MEDIA_TYPE, STORED_FILE.EXTRACTION_ATTEMPTS)
        .fetchOptional(r -> new Claim(r.value1(), FileKind.of(r.value2()), r.value3()));
  }

  /** How many are still to be read, those that are being read with them. */
  int pending() {
    return db.fetchCount(STORED_FILE, STORED_FILE.EXTRACTION.eq("PENDING"));
  }

  /** As if it had never been claimed. */
  @Transactional
  public void giveBack(String sha256) {
    db.update(STORED_FILE)
        .setNull(STORED_FILE.CLAIMED_UNTIL)
        .set(STORED_FILE.EXTRACTION_ATTEMPTS, STORED_FILE.EXTRACTION_ATTEMPTS.minus(1))
        .where(STORED_FILE.SHA256.eq(sha256))
        .and(STORED_FILE.EXTRACTION.eq("PENDING"))
        .execute();
  }

  /**
   * Records what came of it, and tells in the same transaction. A second node that was as slow
   * changes nothing.
   */
  @Transactional
  public void settle(String sha256, TextReaderProcess.Reading reading) {
    var done = reading.status() == Status.DONE;
    var settled =
        db.update(STORED_FILE)
            .set(STORED_FILE.EXTRACTION, reading.status().name())
            .set(STORED_FILE.EXTRACTED_TEXT, done ? reading.text() : null)
            .set(
                STORED_FILE.EXTRACTION_NOTE,
                done || reading.text().isEmpty() ? null : reading.text())
            .setNull(STORED_FILE.CLAIMED_UNTIL)
            .where(STORED_FILE.SHA256.eq(sha256))
            .and(STORED_FILE.EXTRACTION.eq("PENDING"))
            .execute();
    if (settled == 1) {
      events.publishEvent(new TextExtracted(sha256));
    }
  }
}
