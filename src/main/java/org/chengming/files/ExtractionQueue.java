package org.chengming.files;

import static org.chengming.files.db.Tables.STORED_FILE;

import java.util.Optional;
import org.chengming.files.TextReader.Status;
import org.chengming.files.TextReaderProcess.Reading;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored files whose text is still to be read. */
@Repository
class ExtractionQueue implements FileWork.Queue<Reading> {
  private static final Logger log = LoggerFactory.getLogger(ExtractionQueue.class);

  private static final LeasedFiles FILES =
      new LeasedFiles(
          STORED_FILE,
          STORED_FILE.SHA256,
          STORED_FILE.EXTRACTION,
          STORED_FILE.STORED_AT,
          STORED_FILE.CLAIMED_UNTIL,
          STORED_FILE.EXTRACTION_ATTEMPTS);

  private final DSLContext db;
  private final ApplicationEventPublisher events;

  ExtractionQueue(DSLContext db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  @Override
  @Transactional
  public Optional<LeasedFiles.Claim> claim(long seconds) {
    return FILES.claim(db, seconds);
  }

  /** How many are still to be read, those that are being read with them. */
  int pending() {
    return db.fetchCount(STORED_FILE, STORED_FILE.EXTRACTION.eq("PENDING"));
  }

  /** As if it had never been claimed. */
  @Override
  @Transactional
  public void giveBack(String sha256) {
    FILES.giveBack(db, sha256);
  }

  /**
   * Records what came of it, and tells in the same transaction. A second node that was as slow
   * changes nothing.
   */
  @Override
  @Transactional
  public void settle(String sha256, Reading reading) {
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
    if (settled == 1 && !done) {
      log.info("Text of file {}: {} {}", sha256, reading.status(), reading.text());
    }
    if (settled == 1) {
      events.publishEvent(new TextExtracted(sha256));
    }
  }
}
