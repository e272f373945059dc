package org.chengming.requests;

import static org.chengming.requests.db.Tables.TAKEN;
import static org.jooq.impl.DSL.sum;

import java.time.Clock;
import java.time.LocalDate;
import org.chengming.actors.Actor;
import org.chengming.requests.Attempts.What;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts how often a public document was what somebody was about to ask a body for. */
@Component
public class AlreadyPublic {
  /** More of one address an hour say nothing; they are not counted. */
  private static final int MOST = 20;

  private final DSLContext db;
  private final Attempts attempts;
  private final Reach reach;
  private final Clock clock;

  AlreadyPublic(DSLContext db, Attempts attempts, Reach reach, Clock clock) {
    this.db = db;
    this.attempts = attempts;
    this.reach = reach;
    this.clock = clock;
  }

  /**
   * One more question answered by a public document. Two statements.
   *
   * @param indexNumber of a document that is public
   * @param bodyId the body that was about to be asked
   * @param address where it comes from, counted and not kept
   */
  @Transactional
  public void take(String indexNumber, long bodyId, String address) {
    if (attempts.count(What.TAKE, address) > MOST) {
      return;
    }
    db.insertInto(TAKEN)
        .set(TAKEN.INDEX_NUMBER, indexNumber)
        .set(TAKEN.BODY_ID, bodyId)
        .set(TAKEN.DAY, LocalDate.now(clock))
        .set(TAKEN.TIMES, 1)
        .onConflict(TAKEN.INDEX_NUMBER, TAKEN.BODY_ID, TAKEN.DAY)
        .doUpdate()
        .set(TAKEN.TIMES, TAKEN.TIMES.plus(1))
        .execute();
  }

  /** How many questions to the actor's bodies were answered so in a year. */
  @Transactional(readOnly = true)
  public int taken(Actor actor, int year) {
    var found =
        db.select(sum(TAKEN.TIMES))
            .from(TAKEN)
            .where(reach.condition(actor, TAKEN.BODY_ID))
            .and(TAKEN.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
            .fetchSingle()
            .value1();
    return found == null ? 0 : found.intValue();
  }
}
