package org.chengming.web;

import static org.chengming.web.db.Tables.API_CALLER;
import static org.chengming.web.db.Tables.API_SECRET;
import static org.jooq.impl.DSL.field;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What all nodes together have let each address ask, by the database's clock. */
@Repository
class CallerTable {
  private static final int KEY_BYTES = 16;

  private record Secret(LocalDate day, byte[] bytes) {}

  private final DSLContext db;
  private final Clock clock;
  private volatile @Nullable Secret secret;

  CallerTable(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * @param requests how many this node may answer; 0 when the address has used up its minute
   * @param left what remains for all nodes after that
   */
  record Grant(int requests, double left) {}

  /** Takes a batch of requests out of the address's minute, in one statement. */
  Grant take(String address, int perMinute, int batch) {
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
            org.jooq.impl.DSL.val(key(address)),
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

  private byte[] key(String address) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)), KEY_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first node of a day makes it; the others read it. */
  private byte[] secret() {
    var today = LocalDate.now(clock);
    var known = secret;
    if (known != null && known.day().equals(today)) {
      return known.bytes();
    }
    var made = new byte[32];
    new SecureRandom().nextBytes(made);
    db.insertInto(API_SECRET, API_SECRET.DAY, API_SECRET.SECRET)
        .values(today, made)
        .onConflictDoNothing()
        .execute();
    db.deleteFrom(API_SECRET).where(API_SECRET.DAY.lt(today.minusDays(1))).execute();
    var kept =
        db.select(API_SECRET.SECRET)
            .from(API_SECRET)
            .where(API_SECRET.DAY.eq(today))
            .fetchSingle(API_SECRET.SECRET);
    secret = new Secret(today, kept);
    return kept;
  }
}
