package org.chengming.requests;

import static java.util.Objects.requireNonNull;
import static org.chengming.requests.db.Tables.PART;
import static org.chengming.requests.db.Tables.PART_STEP;
import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.requests.PartStep.What;
import org.chengming.requests.db.tables.records.PartStepRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parts of requests with their steps. */
@Component
class PartRepository {
  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;

  PartRepository(DSLContext db, Clock clock, Seal seal) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
  }

  /** A part that nothing was said of yet; its first step follows in the same transaction. */
  long insert(long request, int ordinal, AskPart command) {
    return db.insertInto(PART)
        .set(PART.REQUEST_ID, request)
        .set(PART.ORDINAL, ordinal)
        .set(PART.BODY_ID, command.bodyId())
        .set(PART.STATE, PartState.ASKED.name())
        .set(PART.SHARED, command.shared())
        .returning(PART.ID)
        .fetchSingle(PART.ID);
  }

  /**
   * What is said with a step.
   *
   * @param text to be sealed, null with an approval
   */
  record Said(@Nullable LocalDate until, @Nullable String outcome, @Nullable String text) {}

  /** Writes the step, as the how manyth it is. */
  void step(long part, int ordinal, What what, Said said, Actor staff) {
    var text = said.text();
    db.insertInto(PART_STEP)
        .set(PART_STEP.PART_ID, part)
        .set(PART_STEP.ORDINAL, ordinal)
        .set(PART_STEP.ACT, what.name())
        .set(PART_STEP.RECORDED_AT, clock.instant())
        .set(PART_STEP.STAFF_ID, requireNonNull(staff.id(), "a person acts on a part"))
        .set(PART_STEP.STAFF_NAME, staff.name())
        .set(PART_STEP.UNTIL_DAY, said.until())
        .set(PART_STEP.OUTCOME, said.outcome())
        .set(
            PART_STEP.SEALED_TEXT,
            text == null ? null : seal.seal(text, Places.partStep(part, ordinal)))
        .execute();
  }

  /** Takes the part to the state the step leads to. */
  void move(Part part, PartState to) {
    part.state().require(to);
    int moved =
        db.update(PART)
            .set(PART.STATE, to.name())
            .where(PART.ID.eq(part.id()).and(PART.STATE.eq(part.state().name())))
            .execute();
    if (moved != 1) {
      throw new IllegalStateException("%s was not moved".formatted(part));
    }
  }

  Optional<Part> find(long id) {
    return list(PART.ID.eq(id)).stream().findFirst();
  }

  List<Part> of(long request) {
    return list(PART.REQUEST_ID.eq(request));
  }

  /** In the order of their cases, and of their place in them. */
  List<Part> list(Condition which) {
    var found =
        db.select(PART.fields())
            .select(REQUEST.NUMBER, REQUEST.BODY_ID, REQUEST.STATE)
            .from(PART)
            .join(REQUEST)
            .on(REQUEST.ID.eq(PART.REQUEST_ID))
            .where(which)
            .orderBy(PART.REQUEST_ID, PART.ORDINAL)
            .fetch();
    var steps =
        db.selectFrom(PART_STEP)
            .where(PART_STEP.PART_ID.in(found.getValues(PART.ID)))
            .orderBy(PART_STEP.PART_ID, PART_STEP.ORDINAL)
            .fetchGroups(PART_STEP.PART_ID);
    return found.stream().map(r -> part(r, steps)).toList();
  }

  private Part part(Record r, Map<Long, ? extends List<PartStepRecord>> steps) {
    return new Part(
        r.get(PART.ID),
        new RequestNumber(r.get(REQUEST.NUMBER)),
        r.get(REQUEST.BODY_ID),
        r.get(PART.ORDINAL),
        r.get(PART.BODY_ID),
        PartState.valueOf(r.get(PART.STATE)),
        r.get(PART.SHARED),
        RequestState.valueOf(r.get(REQUEST.STATE)).open(),
        requireNonNull(steps.get(r.get(PART.ID))).stream().map(this::step).toList());
  }

  private PartStep step(PartStepRecord s) {
    return new PartStep(
        What.valueOf(s.getAct()),
        s.getRecordedAt(),
        s.getStaffId(),
        s.getStaffName(),
        s.getUntilDay(),
        s.getOutcome(),
        seal.open(s.getSealedText(), Places.partStep(s.getPartId(), s.getOrdinal())));
  }
}
