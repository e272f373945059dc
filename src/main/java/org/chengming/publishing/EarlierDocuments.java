package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.time.Duration;
import java.util.Objects;
import org.chengming.database.WorkLock;
import org.chengming.database.Worker;
import org.chengming.ledger.LedgerBackfill;
import org.chengming.publishing.db.tables.records.DocumentRecord;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters in the ledger what was public before it began: each document's live edition, or that it is
 * withdrawn, with the time of today. On one node, some at a time, from where it stopped; once all
 * are through it never runs again.
 */
@Component
class EarlierDocuments extends Worker {
  static final String WHAT = "documents";
  private static final Logger log = LoggerFactory.getLogger(EarlierDocuments.class);
  private static final int BATCH = 100;
  private static final Duration LATER = Duration.ofSeconds(10);

  private final DSLContext db;
  private final LedgerBackfill backfill;
  private final PublicRecord record;
  private final WorkLock lock;
  private final TransactionTemplate transaction;

  EarlierDocuments(
      DSLContext db,
      LedgerBackfill backfill,
      PublicRecord record,
      WorkLock lock,
      TransactionTemplate transaction) {
    super("earlier-documents", Duration.ofSeconds(10));
    this.db = db;
    this.backfill = backfill;
    this.record = record;
    this.lock = lock;
    this.transaction = transaction;
  }

  @Override
  protected void work() {
    while (!stopping()) {
      try {
        if (backfill.of(WHAT).finished()) {
          return;
        }
        try (var held = lock.take(WHAT + " from before the ledger")) {
          while (held != null && !stopping() && batch()) {
            // as long as there are more
          }
        }
      } catch (RuntimeException e) {
        if (!stopping()) {
          log.info("Documents from before the ledger are entered later: {}", e.toString());
        }
      }
      rest(LATER);
    }
  }

  /**
   * @return whether there may be more
   */
  boolean batch() {
    return Boolean.TRUE.equals(transaction.execute(status -> enter(backfill.of(WHAT))));
  }

  private boolean enter(LedgerBackfill.Progress progress) {
    if (progress.finished()) {
      return false;
    }
    // Who changes a document locks it first, too, so nothing older is entered after it; and who
    // waits for nobody while holding locks is in no deadlock.
    var documents =
        db.selectFrom(DOCUMENT)
            .where(DOCUMENT.ID.gt(progress.lastId()))
            .orderBy(DOCUMENT.ID)
            .limit(BATCH)
            .forUpdate()
            .noWait()
            .fetch();
    var numbers =
        documents.stream().map(DocumentRecord::getIndexNumber).filter(Objects::nonNull).toList();
    var unknown = backfill.unknown(numbers);
    for (var document : documents) {
      if (document.getIndexNumber() != null && unknown.contains(document.getIndexNumber())) {
        enter(document);
      }
    }
    boolean last = documents.size() < BATCH;
    backfill.reached(
        WHAT, documents.isEmpty() ? progress.lastId() : documents.getLast().getId(), last);
    return !last;
  }

  private void enter(DocumentRecord document) {
    var shown =
        db.select(EDITION.fields())
            .select(WITHDRAWAL.REASON)
            .from(EDITION)
            .leftJoin(WITHDRAWAL)
            .on(WITHDRAWAL.DOCUMENT_ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.DOCUMENT_ID.eq(document.getId()))
            .and(EDITION.STATE.in("LIVE", "WITHDRAWN"))
            .orderBy(EDITION.STATE.eq("LIVE").desc(), EDITION.NUMBER.desc())
            .limit(1)
            .fetchOne();
    if (shown == null) {
      return;
    }
    var edition = new Held(document, shown.into(EDITION));
    if (edition.edition().getState().equals("LIVE")) {
      record.entered(edition, EditionRepository.files(EditionBytes.attachments(db, edition.id())));
    } else {
      record.entered(edition, shown.get(WITHDRAWAL.REASON));
    }
  }
}
