package org.chengming.web;

import static org.chengming.web.db.Tables.API_SECRET;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The key of the day, the same on all nodes and gone the day after the next. */
final class DaySecret {
  private record Secret(LocalDate day, byte[] bytes) {}

  private final DSLContext db;
  private final Clock clock;
  private volatile @Nullable Secret known;

  DaySecret(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** HMAC-SHA-256 under today's. */
  byte[] mark(byte[] text) {
    return mark(today(), text);
  }

  /** The same under yesterday's, for what was made before midnight; empty where there is none. */
  Optional<byte[]> markOfYesterday(byte[] text) {
    return db.select(API_SECRET.SECRET)
        .from(API_SECRET)
        .where(API_SECRET.DAY.eq(LocalDate.now(clock).minusDays(1)))
        .fetchOptional(API_SECRET.SECRET)
        .map(secret -> mark(secret, text));
  }

  private static byte[] mark(byte[] secret, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first node of a day makes it; the others read it. */
  private byte[] today() {
    var today = LocalDate.now(clock);
    var found = known;
    if (found != null && found.day().equals(today)) {
      return found.bytes();
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
    known = new Secret(today, kept);
    return kept;
  }
}
