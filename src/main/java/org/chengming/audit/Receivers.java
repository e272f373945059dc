package org.chengming.audit;

import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.RECEIVER;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far each receiver of syslog has the audit. */
@Repository
class Receivers {
  private final DSLContext db;
  private final Clock clock;

  Receivers(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The last place it certainly has; 0 for one that has none. */
  @Transactional(readOnly = true)
  public long place(String address) {
    return db.select(RECEIVER.PLACE)
        .from(RECEIVER)
        .where(RECEIVER.ADDRESS.eq(address))
        .fetchOptional(RECEIVER.PLACE)
        .orElse(0L);
  }

  /** How many entries of the chain it does not have for certain. */
  @Transactional(readOnly = true)
  public long behind(String address) {
    var newest = db.select(max(LINK.PLACE)).from(LINK).fetchSingle().value1();
    return newest == null ? 0 : Math.max(0, newest - place(address));
  }

  @Transactional
  public void has(String address, long place) {
    var now = clock.instant();
    db.insertInto(RECEIVER)
        .set(RECEIVER.ADDRESS, address)
        .set(RECEIVER.PLACE, place)
        .set(RECEIVER.SENT_AT, now)
        .onConflict(RECEIVER.ADDRESS)
        .doUpdate()
        .set(RECEIVER.PLACE, place)
        .set(RECEIVER.SENT_AT, now)
        .execute();
  }
}
