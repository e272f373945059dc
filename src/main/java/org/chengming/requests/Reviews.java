package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;
import static org.chengming.requests.db.Tables.REVIEW;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.when;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.requests.Review.Result;
import org.chengming.requests.Review.Way;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reconsideration and litigation because of a case, also of one that was archived. */
@Component
public class Reviews {
  private final DSLContext db;
  private final Handling handling;
  private final Audit audit;
  private final Clock clock;

  Reviews(DSLContext db, Handling handling, Audit audit, Clock clock) {
    this.db = db;
    this.handling = handling;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Review> of(RequestCase request) {
    return db.selectFrom(REVIEW)
        .where(REVIEW.REQUEST_ID.eq(request.id()))
        .orderBy(REVIEW.ID)
        .fetch(
            r ->
                new Review(
                    r.getId(),
                    Way.valueOf(r.getWay()),
                    r.getFiledOn(),
                    r.getResult() == null ? null : Result.valueOf(r.getResult()),
                    r.getDecidedOn()));
  }

  /**
   * The body was told of one.
   *
   * @param way null where none was chosen
   */
  @Transactional
  public void begin(Actor actor, RequestNumber number, @Nullable Way way, LocalDate on) {
    var held = handling.lockAlsoArchived(actor, number);
    var filed = held.file().last(Act.SUBMITTED).map(Event::on).orElse(on);
    if (way == null) {
      throw Refused.because("way", "请选是行政复议还是行政诉讼。", "No way");
    }
    Handling.requireDay("on", on, filed, LocalDate.now(clock));
    var earlier = of(held.file());
    if (earlier.stream().anyMatch(r -> r.way() == way && r.result() == null)) {
      throw Refused.conflict("已经记过一件同样的，还没有结果。", "A %s is pending".formatted(way));
    }
    if (way == Way.AFTER
        && earlier.stream().noneMatch(r -> r.way() == Way.REVIEW && r.result() != null)) {
      throw Refused.because("way", "复议以后的诉讼，先要有复议的结果。", "No reconsideration has ended");
    }
    db.insertInto(REVIEW)
        .set(REVIEW.REQUEST_ID, held.id())
        .set(REVIEW.WAY, way.name())
        .set(REVIEW.FILED_ON, on)
        .execute();
    audit.record(
        actor, "ReviewBegin", "request", number.value(), null, Map.of("way", way, "on", "" + on));
  }

  /** It ended. */
  @Transactional
  public void end(
      Actor actor, RequestNumber number, long review, @Nullable Result result, LocalDate on) {
    var held = handling.lockAlsoArchived(actor, number);
    var found =
        of(held.file()).stream()
            .filter(r -> r.id() == review)
            .findFirst()
            .orElseThrow(() -> new Missing("Review %d of %s".formatted(review, number)));
    if (found.result() != null) {
      throw Refused.conflict("这一件已经有结果。", "Review %d has ended".formatted(review));
    }
    if (result == null) {
      throw Refused.because("result", "请选结果。", "No result");
    }
    Handling.requireDay("on", on, found.filedOn(), LocalDate.now(clock));
    db.update(REVIEW)
        .set(REVIEW.RESULT, result.name())
        .set(REVIEW.DECIDED_ON, on)
        .where(REVIEW.ID.eq(review))
        .execute();
    audit.record(
        actor,
        "ReviewEnd",
        "request",
        number.value(),
        null,
        Map.of("way", found.way(), "result", result, "on", "" + on));
  }

  /**
   * How many of a year, as table 4 of the report has them.
   *
   * @param result how they ended within the year, null where they were pending at its end
   */
  public record Count(Way way, @Nullable Result result, long reviews) {}

  /** Those that were pending at some time of the year, of these bodies; one query. */
  @Transactional(readOnly = true)
  public List<Count> count(Collection<Long> bodies, int year) {
    var start = LocalDate.of(year, 1, 1);
    var next = start.plusYears(1);
    var how = when(REVIEW.DECIDED_ON.lt(next), REVIEW.RESULT).as("how");
    return db.select(REVIEW.WAY, how, DSL.count())
        .from(REVIEW)
        .join(REQUEST)
        .on(REQUEST.ID.eq(REVIEW.REQUEST_ID))
        .where(REQUEST.BODY_ID.eq(any(bodies.toArray(Long[]::new))))
        .and(REVIEW.FILED_ON.lt(next))
        .and(REVIEW.DECIDED_ON.isNull().or(REVIEW.DECIDED_ON.ge(start)))
        .groupBy(REVIEW.WAY, how)
        .fetch(
            r ->
                new Count(
                    Way.valueOf(r.value1()),
                    r.value2() == null ? null : Result.valueOf(r.value2()),
                    r.value3()));
  }
}
