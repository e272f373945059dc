package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many requests a year received, carried over, ended and left open, by statutory days as they
 * are known now (国办公开办函〔2021〕30号, table 3).
 *
 * <p>A request counts from the day of its receipt by Art. 31, which is the day its clock starts.
 * One that nobody has confirmed yet does not count at all. One that ended unconfirmed, or before
 * its receipt, counts as received on the day it ended; so every case that ended is in the report,
 * and no case ends before it has come.
 */
@Component
public class RequestFigures {
  private static final List<String> ENDS =
      List.of(Act.ANSWERED.name(), Act.CLOSED.name(), Act.WITHDRAWN.name());
  private static final List<String> OPEN = RequestState.names(true);
  private static final String SUBMITTED = "SUBMITTED";
  private static final String SIGNED_FOR = "SIGNED_FOR";
  private static final String CONFIRMED = "CONFIRMED";

  private static final Field<LocalDate> FILED = day("filed");
  private static final Field<LocalDate> RECEIVED = day("received");
  private static final Field<LocalDate> ENDED = day("ended");
  private static final Field<String> OUTCOME = DSL.field(DSL.name("outcome"), String.class);
  private static final Field<String> NUMBER = DSL.field(DSL.name("number"), String.class);
  private static final Field<Long> BODY = DSL.field(DSL.name("body_id"), Long.class);
  private static final Field<String> KIND = DSL.field(DSL.name("requester_kind"), String.class);
  private static final Field<String> CHANNEL = DSL.field(DSL.name("channel"), String.class);

  /** How a case came into the year. */
  public enum Came {
    RECEIVED,
    CARRIED,
    /** Filed by the end of the year and not received by now; in no row of the report. */
    UNCONFIRMED
  }

  /**
   * Cases that are alike.
   *
   * @param outcome how they ended within the year, null where they were open at its end
   */
  public record Count(
      RequesterKind kind, Channel channel, Came came, @Nullable String outcome, long cases) {}

  /** Part of the year's cases: a row of the report. */
  public enum Part {
    RECEIVED,
    CARRIED,
    ENDED,
    OPEN
  }

  /**
   * Which cases of a year.
   *
   * @param outcomes of those that ended, empty for all
   * @param kind null for all
   */
  public record Which(Part part, List<String> outcomes, @Nullable RequesterKind kind) {
    public Which {
      outcomes = List.copyOf(outcomes);
    }
  }

  /** A case as it is counted. */
  public record Counted(
      RequestNumber number,
      long bodyId,
      RequesterKind kind,
      @Nullable LocalDate received,
      @Nullable LocalDate ended,
      @Nullable String outcome) {}

  private final DSLContext db;
  private final RequestClock clock;
  private final Reach reach;

  RequestFigures(DSLContext db, RequestClock clock, Reach reach) {
    this.db = db;
    this.clock = clock;
    this.reach = reach;
  }

  /** Whether the actor may see which cases stand behind the figures of the body. */
  public boolean sees(Actor actor, long bodyId) {
    return reach.sees(actor, bodyId);
  }

  /** The cases of the bodies that the year is about, in one query. */
  @Transactional(readOnly = true)
  public List<Count> count(Collection<Long> bodies, int year) {
    var start = LocalDate.of(year, 1, 1);
    var next = LocalDate.of(year + 1, 1, 1);
    var came =
        when(RECEIVED.isNull(), val(Came.UNCONFIRMED.name()))
            .when(RECEIVED.ge(start), val(Came.RECEIVED.name()))
            .otherwise(val(Came.CARRIED.name()))
            .as("came");
    var how = when(ENDED.lt(next), OUTCOME).as("how");
    var cases = DSL.count().as("cases");
    return db.select(KIND, CHANNEL, came, how, cases)
        .from(counted(bodies, start))
        .where(RECEIVED.lt(next).or(RECEIVED.isNull().and(FILED.lt(next))))
        .groupBy(KIND, CHANNEL, came, how)
        .fetch(
            r ->
                new Count(
                    RequesterKind.valueOf(r.get(KIND)),
                    Channel.valueOf(r.get(CHANNEL)),
                    Came.valueOf(r.get(came)),
                    r.get(how),
                    r.get(cases)));
  }

  /**
   * The cases behind a figure, in the order of their numbers.
   *
   * @throws Missing where the actor does not see the requests of all these bodies
   */
  @Transactional(readOnly = true)
  public List<Counted> cases(
      Actor actor, Collection<Long> bodies, int year, Which which, int limit, int offset) {
    if (bodies.isEmpty() || !bodies.stream().allMatch(id -> reach.sees(actor, id))) {
      throw new Missing("Figures of bodies " + bodies);
    }
    var start = LocalDate.of(year, 1, 1);
    return db.selectFrom(counted(bodies, start))
        .where(in(which, start, start.plusYears(1)))
        .orderBy(NUMBER)
        .limit(limit)
        .offset(offset)
        .fetch(RequestFigures::one);
  }

  private static Counted one(Record r) {
    return new Counted(
        new RequestNumber(r.get(NUMBER)),
        r.get(BODY),
        RequesterKind.valueOf(r.get(KIND)),
        r.get(RECEIVED),
        r.get(ENDED),
        r.get(OUTCOME));
  }

  private static Condition in(Which which, LocalDate start, LocalDate next) {
    var part =
        switch (which.part()) {
          case RECEIVED -> RECEIVED.ge(start).and(RECEIVED.lt(next));
          case CARRIED -> RECEIVED.lt(start);
          case ENDED -> ENDED.ge(start).and(ENDED.lt(next));
          case OPEN -> RECEIVED.lt(next).and(ENDED.isNull().or(ENDED.ge(next)));
        };
    return part.and(which.outcomes().isEmpty() ? noCondition() : OUTCOME.in(which.outcomes()))
        .and(which.kind() == null ? noCondition() : KIND.eq(which.kind().name()));
  }

  /**
   * The cases of the bodies that had not ended before a day, with the days they count by. What
   * ended earlier is not looked at: an index by the day of the end leads to the others.
   */
  private Table<?> counted(Collection<Long> bodies, LocalDate start) {
    var going = going(start);
    var id = going.field("id", Long.class);
    var ended = going.field(ENDED);
    var outcome = going.field(OUTCOME);
    var filed = first(SUBMITTED);
    // Art. 31. The same rule as RequestClock.received, which answers for one case.
    var received =
        when(REQUEST.CHANNEL.eq(Channel.REGISTERED_POST.name()), first(SIGNED_FOR))
            .when(waits().and(confirmed(filed)), first(CONFIRMED))
            .otherwise(filed);
    return db.select(
            REQUEST.NUMBER,
            REQUEST.BODY_ID,
            REQUEST.REQUESTER_KIND,
            REQUEST.CHANNEL,
            filed.as(FILED),
            least(received, ended).as(RECEIVED),
            ended,
            outcome)
        .from(going)
        .join(REQUEST)
        .on(REQUEST.ID.eq(id))
        .join(EVENT)
        .on(EVENT.REQUEST_ID.eq(id))
        .where(REQUEST.BODY_ID.eq(any(bodies.toArray(Long[]::new))))
        .and(EVENT.ACT.in(inline(SUBMITTED), inline(CONFIRMED), inline(SIGNED_FOR)))
        .groupBy(REQUEST.ID, ended, outcome)
        .asTable("counted");
  }

  /** Words of partial indexes stand in the statement itself, or the planner does not see them. */
  private Table<?> going(LocalDate start) {
    return db.select(EVENT.REQUEST_ID.as("id"), EVENT.ON_DAY.as(ENDED), EVENT.OUTCOME.as(OUTCOME))
        .from(EVENT)
        .where(EVENT.ACT.in(ENDS.stream().map(DSL::inline).toList()))
        .and(EVENT.ON_DAY.ge(start))
        .unionAll(
            db.select(
                    REQUEST.ID,
                    inline((LocalDate) null, EVENT.ON_DAY),
                    inline((String) null, EVENT.OUTCOME))
                .from(REQUEST)
                .where(REQUEST.STATE.in(OPEN.stream().map(DSL::inline).toList())))
        .asTable("going");
  }

  private static Condition waits() {
    return REQUEST.CHANNEL.in(
        Arrays.stream(Channel.values())
            .filter(Channel::waitsForConfirmation)
            .map(Channel::name)
            .toList());
  }

  /** Whether the law of the day it was filed on waits for a confirmation. */
  private Condition confirmed(Field<LocalDate> filed) {
    Condition any = DSL.falseCondition();
    for (var rule : clock.confirmation()) {
      var to = rule.to();
      any = any.or(filed.ge(rule.from()).and(to == null ? noCondition() : filed.le(to)));
    }
    return any;
  }

  private static Field<LocalDate> first(String act) {
    return min(EVENT.ON_DAY).filterWhere(EVENT.ACT.eq(inline(act)));
  }

  private static Field<LocalDate> day(String name) {
    return DSL.field(DSL.name(name), LocalDate.class);
  }
}
