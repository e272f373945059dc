package org.chengming.ledger;

import static org.chengming.ledger.db.Tables.BACKFILL;
import static org.chengming.ledger.db.Tables.DEED;
import static org.chengming.ledger.db.Tables.ENTRY;
import static org.jooq.impl.DSL.any;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far a module has entered what was public before the ledger began. An entry made so has the
 * time it was made: the ledger says nothing of the time before.
 */
@Component
public class LedgerBackfill {
  private final DSLContext db;
  private final Clock clock;

  LedgerBackfill(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * @param lastId of the module's own, up to which all is entered; 0 at the beginning
   */
  public record Progress(long lastId, boolean finished) {}

  /**
   * @param what is entered, a word of the module
   */
  @Transactional(readOnly = true)
  public Progress of(String what) {
    return db.selectFrom(BACKFILL)
        .where(BACKFILL.WHAT.eq(what))
        .fetchOptional(b -> new Progress(b.getLastId(), b.getFinishedAt() != null))
        .orElse(new Progress(0, false));
  }

  /** Notes with the entries of a batch that they are made. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reached(String what, long lastId, boolean finished) {
    var at = finished ? clock.instant() : null;
    db.insertInto(BACKFILL)
        .set(BACKFILL.WHAT, what)
        .set(BACKFILL.LAST_ID, lastId)
        .set(BACKFILL.FINISHED_AT, at)
        .onConflict(BACKFILL.WHAT)
        .doUpdate()
        .set(BACKFILL.LAST_ID, lastId)
        .set(BACKFILL.FINISHED_AT, at)
        .execute();
  }

  /** Those of the subjects of which the ledger knows nothing, in the transaction's view. */
  @Transactional(readOnly = true)
  public Set<String> unknown(Collection<String> subjects) {
    var wanted = subjects.toArray(String[]::new);
    var unknown = new HashSet<>(subjects);
    // What waits is read first: what gets its place in between is then found twice, not never.
    unknown.removeAll(
        db.select(DEED.SUBJECT)
            .from(DEED)
            .where(DEED.SUBJECT.eq(any(wanted)))
            .fetchSet(DEED.SUBJECT));
    unknown.removeAll(
        db.selectDistinct(ENTRY.SUBJECT)
            .from(ENTRY)
            .where(ENTRY.SUBJECT.eq(any(wanted)))
            .fetchSet(ENTRY.SUBJECT));
    return unknown;
  }
}
