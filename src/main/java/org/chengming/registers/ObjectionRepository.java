package org.chengming.registers;

import static org.chengming.registers.db.Tables.OBJECTION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.web.Dates;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Objections as rows. */
@Repository
class ObjectionRepository {
  private final DSLContext db;
  private final Registers registers;
  private final WorkingCalendar calendar;

  ObjectionRepository(DSLContext db, Registers registers, WorkingCalendar calendar) {
    this.db = db;
    this.registers = registers;
    this.calendar = calendar;
  }

  long add(RegisterRecord record, String register, byte[] code, Instant now) {
    return db.insertInto(OBJECTION)
        .set(OBJECTION.REGISTER, register)
        .set(OBJECTION.RECORD_KEY, record.key())
        .set(OBJECTION.BATCH_ID, record.batch())
        .set(OBJECTION.CODE_MARK, code)
        .set(OBJECTION.SEALED, new byte[0])
        .set(OBJECTION.RECEIVED_AT, now)
        .returningResult(OBJECTION.ID)
        .fetchSingle(OBJECTION.ID);
  }

  void seal(long id, byte[] sealed) {
    db.update(OBJECTION).set(OBJECTION.SEALED, sealed).where(OBJECTION.ID.eq(id)).execute();
  }

  /** Null once it was erased. */
  byte @Nullable [] sealed(long id) {
    return db.select(OBJECTION.SEALED)
        .from(OBJECTION)
        .where(OBJECTION.ID.eq(id))
        .fetchSingle(OBJECTION.SEALED);
  }

  Optional<Objection> byCode(List<byte[]> marks) {
    return db.selectFrom(OBJECTION)
        .where(OBJECTION.CODE_MARK.in(marks))
        .fetchOptional(this::objection);
  }

  Objection get(long id) {
    return db.selectFrom(OBJECTION)
        .where(OBJECTION.ID.eq(id))
        .fetchOptional(this::objection)
        .orElseThrow(() -> new Missing("Objection " + id));
  }

  /** The open ones in the order they came, which is that of their days; then what was decided. */
  List<Objection> of(Collection<String> names, boolean open, int most) {
    return db.selectFrom(OBJECTION)
        .where(OBJECTION.REGISTER.in(names))
        .and(open ? OBJECTION.OUTCOME.isNull() : OBJECTION.OUTCOME.isNotNull())
        .orderBy(open ? OBJECTION.ID.asc() : OBJECTION.DECIDED_AT.desc())
        .limit(most)
        .fetch(this::objection);
  }

  /**
   * @return false when somebody has decided before
   */
  boolean decide(long id, Actor actor, Objection.Outcome outcome, String reason, Instant now) {
    return db.update(OBJECTION)
            .set(OBJECTION.OUTCOME, outcome.name())
            .set(OBJECTION.REASON, reason)
            .set(OBJECTION.STAFF_ID, actor.id())
            .set(OBJECTION.STAFF_NAME, actor.name())
            .set(OBJECTION.DECIDED_AT, now)
            .where(OBJECTION.ID.eq(id))
            .and(OBJECTION.OUTCOME.isNull())
            .execute()
        == 1;
  }

  /** Open ones whose day has passed. */
  int countOverdue(LocalDate today) {
    return (int)
        db.selectFrom(OBJECTION).where(OBJECTION.OUTCOME.isNull()).fetch(this::objection).stream()
            .filter(objection -> objection.due().isBefore(today))
            .count();
  }

  /**
   * Erases what was told and answered.
   *
   * @return of how many
   */
  int erase(Instant decidedBefore, Instant now) {
    return db.update(OBJECTION)
        .setNull(OBJECTION.SEALED)
        .setNull(OBJECTION.REASON)
        .set(OBJECTION.ERASED_AT, now)
        .where(OBJECTION.DECIDED_AT.lt(decidedBefore))
        .and(OBJECTION.ERASED_AT.isNull())
        .execute();
  }

  private Objection objection(Record r) {
    var received = r.get(OBJECTION.RECEIVED_AT);
    var register = registers.find(r.get(OBJECTION.REGISTER));
    var days = register.map(RegisterDefinition::promise).map(p -> p.objectionDays()).orElse(null);
    var day = received.atZone(Dates.CHINA).toLocalDate();
    return new Objection(
        r.get(OBJECTION.ID),
        r.get(OBJECTION.REGISTER),
        r.get(OBJECTION.RECORD_KEY),
        r.get(OBJECTION.BATCH_ID),
        received,
        calendar.plus(day, days == null ? 3 : days),
        r.get(OBJECTION.OUTCOME) == null
            ? null
            : new Objection.Decision(
                Objection.Outcome.valueOf(r.get(OBJECTION.OUTCOME)),
                r.get(OBJECTION.REASON),
                r.get(OBJECTION.STAFF_NAME),
                r.get(OBJECTION.DECIDED_AT)));
  }
}
