package org.chengming.requests;

import static org.chengming.requests.db.Tables.ATTEMPT;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.chengming.keys.Seal;
import org.chengming.web.CallerNetwork;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often each address has filed, saved, or tried a code, over all nodes. Every try counts before
 * it is looked at; one that was right is taken back. The address itself is not kept.
 */
@Repository
class Attempts {
  /** What is counted, and for how long. */
  enum What {
    FILE(Duration.ofHours(1)),
    TRACK(Duration.ofMinutes(15)),
    /** Says that a public document is what was wanted. */
    TAKE(Duration.ofHours(1)),
    /** Puts a form aside. */
    SAVE(Duration.ofHours(1)),
    /** Tries a code that opens one. */
    RESUME(Duration.ofMinutes(15));

    private final Duration span;

    What(Duration span) {
      this.span = span;
    }
  }

  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;

  Attempts(DSLContext db, Clock clock, Seal seal) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
  }

  /** Counts one more, with one statement and at once. @return how many it is now */
  int count(What what, String address) {
    var now = clock.instant();
    var over = ATTEMPT.COUNTED_FROM.le(now.minus(what.span));
    return db.insertInto(ATTEMPT)
        .set(ATTEMPT.WHAT, what.name())
        .set(ATTEMPT.CALLER, caller(address))
        .set(ATTEMPT.COUNTED_FROM, now)
        .set(ATTEMPT.ATTEMPTS, 1)
        .onConflict(ATTEMPT.WHAT, ATTEMPT.CALLER)
        .doUpdate()
        .set(ATTEMPT.ATTEMPTS, when(over, val(1)).otherwise(ATTEMPT.ATTEMPTS.plus(1)))
        .set(ATTEMPT.COUNTED_FROM, when(over, val(now)).otherwise(ATTEMPT.COUNTED_FROM))
        .returning(ATTEMPT.ATTEMPTS)
        .fetchSingle(ATTEMPT.ATTEMPTS);
  }

  @Transactional
  void takeBack(What what, String address) {
    db.update(ATTEMPT)
        .set(ATTEMPT.ATTEMPTS, ATTEMPT.ATTEMPTS.minus(1))
        .where(ATTEMPT.WHAT.eq(what.name()))
        .and(ATTEMPT.CALLER.eq(caller(address)))
        .and(ATTEMPT.ATTEMPTS.gt(0))
        .execute();
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 600_000)
  @Transactional
  void forget() {
    db.deleteFrom(ATTEMPT)
        .where(ATTEMPT.COUNTED_FROM.lt(clock.instant().minus(What.FILE.span)))
        .execute();
  }

  private byte[] caller(String address) {
    return Arrays.copyOf(seal.mark("caller " + CallerNetwork.of(address)), 16);
  }
}
