package org.chengming.web;

import static org.chengming.web.db.Tables.API_CALLER;
import static org.jooq.impl.DSL.field;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What all nodes together have let each caller ask, by the database's clock. */
@Repository
class CallerTable {
  private static final int KEY_BYTES = 16;

  private final DSLContext db;
  private final DaySecret secret;

  CallerTable(DSLContext db, Clock clock) {
    this.db = db;
    this.secret = new DaySecret(db, clock);
  }

  /**
   * @param requests how many this node may answer; 0 when the caller has used up its minute
   * @param left what remains for all nodes after that
   */
  record Grant(int requests, double left) {}

  /** Takes a batch of requests out of the caller's minute, in one statement. */
  Grant take(String caller, int perMinute, int batch) {
    var found =
        db.fetchSingle(
            """
            insert into web.api_caller as c (caller, tokens, granted, counted_at)
            values ({0}, {1} - {2}, {2}, clock_timestamp())
            on conflict (caller) do update set
              granted = least({2}, floor(%1$s)),
              tokens = %1$s - least({2}, floor(%1$s)),
              counted_at = excluded.counted_at
            returning granted, tokens"""
                .formatted(
                    "least({1}, c.tokens + greatest(0, extract(epoch from excluded.counted_at - c.counted_at)) * {1} / 60.0)::double precision"),
            org.jooq.impl.DSL.val(key(caller)),
            org.jooq.impl.DSL.inline(perMinute),
            org.jooq.impl.DSL.inline(batch));
    return new Grant(found.get(0, Integer.class), found.get(1, Double.class));
  }

  /** An address not seen for two minutes has its whole minute again, so its row says nothing. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void forget() {
    db.deleteFrom(API_CALLER)
        .where(
            API_CALLER.COUNTED_AT.lt(
                field("clock_timestamp() - interval '2 minutes'", Instant.class)))
        .execute();
  }

  private byte[] key(String caller) {
    return Arrays.copyOf(secret.mark(caller.getBytes(StandardCharsets.UTF_8)), KEY_BYTES);
  }
}
