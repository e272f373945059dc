package org.chengming.files;

import static org.jooq.impl.DSL.field;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Files on which some work is still to be done, a row each of a table of whichever module does it,
 * shared by all nodes. A file is leased, not locked: the transactions are short, and a node that
 * dies loses its lease. Called within a transaction.
 *
 * @param state {@code PENDING} while the work is to be done
 * @param since oldest first
 * @param claimedUntil a node is at it until then; null while nobody is
 * @param attempts how often one began
 */
public record LeasedFiles(
    Table<?> table,
    Field<String> sha256,
    Field<String> state,
    Field<Instant> since,
    Field<Instant> claimedUntil,
    Field<Integer> attempts) {
  private static final int MOST_ATTEMPTS = 3;

  /**
   * A file this node may work on now.
   *
   * @param attempt from 1
   */
  public record Claim(String sha256, int attempt) {
    /** A file at which nodes died more than once is not tried for ever. */
    public boolean hopeless() {
      return attempt > MOST_ATTEMPTS;
    }
  }

  /** The next file, leased for {@code seconds} of the database's clock. */
  public Optional<Claim> claim(DSLContext db, long seconds) {
    var now = field("now()", Instant.class);
    var next =
        db.select(sha256)
            .from(table)
            .where(state.eq("PENDING"))
            .and(claimedUntil.isNull().or(claimedUntil.lt(now)))
            .orderBy(since)
            .limit(1)
            .forUpdate()
            .skipLocked();
    return db.update(table)
        .set(claimedUntil, field("now() + {0} * interval '1 second'", Instant.class, seconds))
        .set(attempts, attempts.plus(1))
        .where(sha256.eq(next))
        .returningResult(sha256, attempts)
        .fetchOptional(r -> new Claim(r.value1(), r.value2()));
  }

  /** As if it had never been claimed. */
  public void giveBack(DSLContext db, String file) {
    db.update(table)
        .setNull(claimedUntil)
        .set(attempts, attempts.minus(1))
        .where(sha256.eq(file))
        .and(state.eq("PENDING"))
        .execute();
  }
}
