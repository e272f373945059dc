package org.chengming.requests;

import static org.chengming.requests.db.Tables.RATING;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How requesters say they were served: one to five, and a sentence that is sealed. */
@Component
public class Ratings implements PersonalData {
  private final DSLContext db;
  private final Seal seal;
  private final Reach reach;
  private final Clock clock;

  Ratings(DSLContext db, Seal seal, Reach reach, Clock clock) {
    this.db = db;
    this.seal = seal;
    this.reach = reach;
    this.clock = clock;
  }

  /**
   * @param score 1, the worst, to 5
   * @param text null for nothing said, or nothing that can still be read
   */
  public record Rating(int score, @Nullable String text, LocalDate on) {}

  /** The mean of some ratings. */
  public record Average(double score, int ratings) {}

  /** The one of a request that whoever asks may see. */
  @Transactional(readOnly = true)
  public Optional<Rating> of(RequestCase request) {
    return db.fetchOptional(RATING, RATING.REQUEST_ID.eq(request.id()))
        .map(
            r ->
                new Rating(
                    r.getScore(),
                    seal.open(r.getSealedText(), place(request.number().value())),
                    LocalDate.ofInstant(r.getRatedAt(), clock.getZone())));
  }

  /** Of the requests to the actor's bodies that were rated in a year; empty without any. */
  @Transactional(readOnly = true)
  public Optional<Average> average(Actor actor, int year) {
    var from = LocalDate.of(year, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    var to = LocalDate.of(year + 1, 1, 1).atStartOfDay(clock.getZone()).toInstant();
    var found =
        db.select(avg(RATING.SCORE), count())
            .from(RATING)
            .join(REQUEST)
            .on(REQUEST.ID.eq(RATING.REQUEST_ID))
            .where(reach.condition(actor, REQUEST.BODY_ID))
            .and(RATING.RATED_AT.ge(from))
            .and(RATING.RATED_AT.lt(to))
            .fetchSingle();
    return found.value1() == null
        ? Optional.empty()
        : Optional.of(new Average(found.value1().doubleValue(), found.value2()));
  }

  /**
   * @return false where it was rated before
   */
  boolean add(RequestRecord request, int score, String said) {
    return db.insertInto(RATING)
            .set(RATING.REQUEST_ID, request.getId())
            .set(RATING.SCORE, score)
            .set(
                RATING.SEALED_TEXT,
                said.isBlank() ? null : seal.seal(said, place(request.getNumber())))
            .set(RATING.RATED_AT, clock.instant())
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  @Override
  public void erase(long request) {
    db.update(RATING)
        .setNull(RATING.SEALED_TEXT)
        .where(RATING.REQUEST_ID.eq(request))
        .and(RATING.SEALED_TEXT.isNotNull())
        .execute();
  }

  private static String place(String number) {
    return "rating " + number;
  }
}
