package org.chengming.gate;

import static org.chengming.gate.db.Tables.RULING;

import java.time.Clock;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What people let through. Written in the transaction of the act, which asks for permission and
 * leaves the audit row.
 */
@Repository
class Rulings {
  private final DSLContext db;
  private final Clock clock;

  Rulings(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  Map<String, Ruling> of(String subject) {
    return db.selectFrom(RULING)
        .where(RULING.SUBJECT.eq(subject))
        .fetchMap(
            RULING.KEY,
            r -> new Ruling(r.getKey(), r.getReason(), r.getRuledByName(), r.getRuledAt()));
  }

  void forget(String subjects) {
    db.deleteFrom(RULING).where(RULING.SUBJECT.startsWith(subjects)).execute();
  }

  void pass(Actor actor, String subject, Found found, String reason) {
    @Nullable Long staff = actor.id();
    var added =
        db.insertInto(RULING)
            .set(RULING.SUBJECT, subject)
            .set(RULING.KEY, found.key())
            .set(RULING.KIND, found.label())
            .set(RULING.REASON, reason)
            .set(RULING.RULED_BY, staff)
            .set(RULING.RULED_BY_NAME, actor.name())
            .set(RULING.RULED_AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (added != 1) {
      throw Refused.conflict("这一处已经有人放行了。", "%s was passed for %s".formatted(found.key(), subject));
    }
  }
}
