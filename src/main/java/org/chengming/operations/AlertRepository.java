package org.chengming.operations;

import static org.chengming.operations.db.Tables.ALERT;
import static org.chengming.operations.db.Tables.ALERT_MAIL;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Alerts and the mails that tell of them, each mail written in the transaction of its turn. */
@Repository
class AlertRepository {
  enum Turn {
    CROSSED,
    OVER
  }

  /** A mail that is due. */
  record Due(long id, Turn turn, String recipient, int tries, Alert alert) {}

  private static final int SHOWN = 20;

  private final DSLContext db;
  private final Clock clock;

  AlertRepository(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  List<Alert> open() {
    return alerts(ALERT.OVER_AT.isNull());
  }

  /** The newest of those that are over. */
  List<Alert> past() {
    return alerts(ALERT.OVER_AT.isNotNull());
  }

  Optional<Alert> open(String measure, String node) {
    return alerts(ALERT.MEASURE.eq(measure).and(ALERT.NODE.eq(node)).and(ALERT.OVER_AT.isNull()))
        .stream()
        .findFirst();
  }

  private List<Alert> alerts(Condition which) {
    return db.select(
            ALERT.ID,
            ALERT.MEASURE,
            ALERT.NODE,
            ALERT.VALUE,
            ALERT.BOUND,
            ALERT.CROSSED_AT,
            ALERT.OVER_AT)
        .from(ALERT)
        .where(which)
        .orderBy(ALERT.ID.desc())
        .limit(SHOWN)
        .fetch(
            r ->
                new Alert(
                    r.value1(),
                    r.value2(),
                    r.value3(),
                    r.value4(),
                    r.value5(),
                    r.value6(),
                    r.value7()));
  }

  /** Nothing where another has raised it. */
  @Transactional
  void raise(Reading reading, String node, List<String> recipients) {
    var now = clock.instant();
    db.insertInto(ALERT)
        .set(ALERT.MEASURE, reading.measure().name())
        .set(ALERT.NODE, node)
        .set(ALERT.VALUE, reading.value())
        .set(ALERT.BOUND, reading.limit().at())
        .set(ALERT.CROSSED_AT, now)
        .set(ALERT.SEEN_AT, now)
        .onConflictDoNothing()
        .returning(ALERT.ID)
        .fetchOptional(ALERT.ID)
        .ifPresent(id -> queue(id, Turn.CROSSED, recipients, now));
  }

  void worse(Alert alert, double value) {
    db.update(ALERT).set(ALERT.VALUE, value).where(ALERT.ID.eq(alert.id())).execute();
  }

  @Transactional
  void over(Alert alert, List<String> recipients) {
    var now = clock.instant();
    var ended =
        db.update(ALERT)
            .set(ALERT.OVER_AT, now)
            .where(ALERT.ID.eq(alert.id()))
            .and(ALERT.OVER_AT.isNull())
            .execute();
    if (ended == 1) {
      queue(alert.id(), Turn.OVER, recipients, now);
    }
  }

  private void queue(long alert, Turn turn, List<String> recipients, Instant now) {
    for (var recipient : recipients) {
      db.insertInto(ALERT_MAIL)
          .set(ALERT_MAIL.ALERT_ID, alert)
          .set(ALERT_MAIL.TURN, turn.name())
          .set(ALERT_MAIL.RECIPIENT, recipient)
          .set(ALERT_MAIL.STATE, "WAITING")
          .set(ALERT_MAIL.NEXT_TRY_AT, now)
          .onConflictDoNothing()
          .execute();
    }
  }

  /** This node still looks at its own. */
  void seen(String node) {
    db.update(ALERT)
        .set(ALERT.SEEN_AT, clock.instant())
        .where(ALERT.NODE.eq(node))
        .and(ALERT.OVER_AT.isNull())
        .execute();
  }

  /** Of nodes that have not looked for so long. */
  List<Alert> left(Duration unseen) {
    return alerts(
        ALERT
            .OVER_AT
            .isNull()
            .and(ALERT.NODE.ne(""))
            .and(ALERT.SEEN_AT.lt(clock.instant().minus(unseen))));
  }

  List<Due> due() {
    return db.select(
            ALERT_MAIL.ID,
            ALERT_MAIL.TURN,
            ALERT_MAIL.RECIPIENT,
            ALERT_MAIL.TRIES,
            ALERT_MAIL.ALERT_ID)
        .from(ALERT_MAIL)
        .where(ALERT_MAIL.STATE.eq("WAITING"))
        .and(ALERT_MAIL.NEXT_TRY_AT.le(clock.instant()))
        .orderBy(ALERT_MAIL.ID)
        .limit(SHOWN)
        .fetch(
            r ->
                new Due(
                    r.value1(),
                    Turn.valueOf(r.value2()),
                    r.value3(),
                    r.value4(),
                    alerts(ALERT.ID.eq(r.value5())).getFirst()));
  }

  void sent(Due mail) {
    settle(mail, "SENT", clock.instant(), null);
  }

  void later(Due mail, Duration wait, String failure) {
    settle(mail, "WAITING", clock.instant().plus(wait), failure);
  }

  void giveUp(Due mail, String failure) {
    settle(mail, "GIVEN_UP", clock.instant(), failure);
  }

  private void settle(Due mail, String state, Instant at, @Nullable String failure) {
    db.update(ALERT_MAIL)
        .set(ALERT_MAIL.STATE, state)
        .set(ALERT_MAIL.TRIES, mail.tries() + 1)
        .set(ALERT_MAIL.NEXT_TRY_AT, at)
        .set(ALERT_MAIL.FAILURE, failure)
        .where(ALERT_MAIL.ID.eq(mail.id()))
        .execute();
  }

  /** Mails about alerts that were given up. */
  int undelivered() {
    return db.fetchCount(ALERT_MAIL, ALERT_MAIL.STATE.eq("GIVEN_UP"));
  }
}
