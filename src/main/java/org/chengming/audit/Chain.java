package org.chengming.audit;

import static org.chengming.audit.db.Tables.ENTRY;
import static org.chengming.audit.db.Tables.LINK;
import static org.chengming.audit.db.Tables.WAITING;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives entries their places in the chain. One node does so at a time, after the acts have
 * committed: the order is that in which they were found, which says no less of what was changed
 * later, and lets no act wait for another.
 */
@Repository
class Chain {
  /** Any number that no other advisory lock of ours has. */
  private static final long TURN = 2014_0027L;

  private final DSLContext db;
  private final Clock clock;

  Chain(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Chains what waits, the oldest first.
   *
   * @return how many; 0 also while another node is at it
   */
  @Transactional
  public int next(int most) {
    if (!db.fetchExists(WAITING)
        || !db.fetchSingle("select pg_try_advisory_xact_lock(" + TURN + ")")
            .get(0, Boolean.class)) {
      return 0;
    }
    var entries =
        db.select(ENTRY.fields())
            .from(WAITING)
            .join(ENTRY)
            .on(ENTRY.ID.eq(WAITING.ENTRY_ID))
            .orderBy(WAITING.ENTRY_ID)
            .limit(most)
            .fetchInto(ENTRY);
    var head = head();
    var place = head.map(ChainHead::place).orElse(0L);
    var hash = head.map(h -> HexFormat.of().parseHex(h.hash())).orElse(Links.BEFORE_THE_FIRST);
    var now = clock.instant();
    var insert =
        db.insertInto(LINK, LINK.PLACE, LINK.ENTRY_ID, LINK.CONTENT, LINK.HASH, LINK.CHAINED_AT);
    for (var entry : entries) {
      var content = Links.content(entry);
      hash = Links.hash(hash, content);
      insert = insert.values(++place, entry.getId(), content, hash, now);
    }
    if (!entries.isEmpty()) {
      insert.execute();
      db.deleteFrom(WAITING).where(WAITING.ENTRY_ID.in(entries.map(e -> e.getId()))).execute();
    }
    return entries.size();
  }

  /** The newest link, none while nothing is chained. */
  @Transactional(readOnly = true)
  public Optional<ChainHead> head() {
    return db.select(LINK.PLACE, LINK.HASH)
        .from(LINK)
        .orderBy(LINK.PLACE.desc())
        .limit(1)
        .fetchOptional(r -> new ChainHead(r.value1(), HexFormat.of().formatHex(r.value2())));
  }
}
