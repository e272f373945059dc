package org.chengming.registers;

import static org.chengming.registers.db.Tables.DRAFT;
import static org.chengming.registers.db.Tables.DRAFT_ROW;
import static org.chengming.registers.db.Tables.DRAFT_STEP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Drafts with their rows and steps. */
@Repository
class DraftRepository {
  private static final org.jooq.Field<Integer> ROWS =
      field(selectCount().from(DRAFT_ROW).where(DRAFT_ROW.DRAFT_ID.eq(DRAFT.ID))).as("rows");

  private final DSLContext db;
  private final RecordSeal seal;
  private final ObjectMapper json;

  DraftRepository(DSLContext db, RecordSeal seal, ObjectMapper json) {
    this.db = db;
    this.seal = seal;
    this.json = json;
  }

  long insert(Actor actor, String register, long bodyId, String note, Instant now) {
    return db.insertInto(DRAFT)
        .set(DRAFT.REGISTER, register)
        .set(DRAFT.BODY_ID, bodyId)
        .set(DRAFT.NOTE, note)
        .set(DRAFT.STATE, DraftState.WRITING.name())
        .set(DRAFT.CREATED_BY, actor.id())
        .set(DRAFT.CREATED_BY_NAME, actor.name())
        .set(DRAFT.CREATED_AT, now)
        .set(DRAFT.CHANGED_AT, now)
        .returningResult(DRAFT.ID)
        .fetchSingle(DRAFT.ID);
  }

  /** The draft, held until the transaction ends. */
  Optional<Draft> lock(long id) {
    db.select(DRAFT.ID).from(DRAFT).where(DRAFT.ID.eq(id)).forUpdate().fetch();
    return find(id);
  }

  Optional<Draft> find(long id) {
    return drafts(DRAFT.ID.eq(id), 1).stream().findFirst();
  }

  /** The newest of those that fit. */
  List<Draft> drafts(Condition condition, int most) {
    var rows =
        db.select(DRAFT.asterisk(), ROWS)
            .from(DRAFT)
            .where(condition)
            .orderBy(DRAFT.ID.desc())
            .limit(most)
            .fetch();
    var steps = steps(rows.getValues(DRAFT.ID));
    return rows.map(r -> draft(r, steps.getOrDefault(r.get(DRAFT.ID), List.of())));
  }

  private Map<Long, List<Draft.Step>> steps(List<Long> ids) {
    var steps = new HashMap<Long, List<Draft.Step>>();
    db.selectFrom(DRAFT_STEP)
        .where(DRAFT_STEP.DRAFT_ID.in(ids))
        .orderBy(DRAFT_STEP.ID)
        .forEach(
            s ->
                steps
                    .computeIfAbsent(s.getDraftId(), i -> new ArrayList<>())
                    .add(
                        new Draft.Step(
                            Draft.Act.valueOf(s.getAct()),
                            s.getStaffId(),
                            s.getStaffName(),
                            s.getHappenedAt(),
                            s.getRemark())));
    return steps;
  }

  private static Draft draft(Record row, List<Draft.Step> steps) {
    return new Draft(
        row.get(DRAFT.ID),
        row.get(DRAFT.REGISTER),
        row.get(DRAFT.BODY_ID),
        row.get(DRAFT.NOTE),
        DraftState.valueOf(row.get(DRAFT.STATE)),
        row.get(DRAFT.CHANGES),
        row.get(DRAFT.CHANGED_AT),
        row.get(DRAFT.BATCH_ID),
        row.get(ROWS),
        steps);
  }

  /** How many drafts of the bodies stand there, by register. */
  Map<String, Integer> counts(DraftState state, List<Long> bodyIds) {
    return db.select(DRAFT.REGISTER, count())
        .from(DRAFT)
        .where(DRAFT.STATE.eq(state.name()))
        .and(DRAFT.BODY_ID.in(bodyIds))
        .groupBy(DRAFT.REGISTER)
        .fetchMap(DRAFT.REGISTER, count());
  }

  void step(Actor actor, long id, Draft.Act act, @Nullable String remark, Instant now) {
    db.insertInto(DRAFT_STEP)
        .set(DRAFT_STEP.DRAFT_ID, id)
        .set(DRAFT_STEP.ACT, act.name())
        .set(DRAFT_STEP.STAFF_ID, actor.id())
        .set(DRAFT_STEP.STAFF_NAME, actor.name())
        .set(DRAFT_STEP.HAPPENED_AT, now)
        .set(DRAFT_STEP.REMARK, remark)
        .execute();
  }

  void stand(Draft draft, DraftState state, @Nullable Long batch, Instant now) {
    var held =
        db.update(DRAFT)
            .set(DRAFT.STATE, state.name())
            .set(DRAFT.BATCH_ID, batch)
            .set(DRAFT.CHANGED_AT, now)
            .where(DRAFT.ID.eq(draft.id()))
            .and(DRAFT.STATE.eq(draft.state().name()))
            .execute();
    if (held != 1) {
      throw new IllegalStateException(
          "Draft %d is no longer %s".formatted(draft.id(), draft.state()));
    }
  }

  void touched(long id, Instant now) {
    db.update(DRAFT)
        .set(DRAFT.CHANGES, DRAFT.CHANGES.plus(1))
        .set(DRAFT.CHANGED_AT, now)
        .where(DRAFT.ID.eq(id))
        .execute();
  }

  void name(long id, String note) {
    db.update(DRAFT).set(DRAFT.NOTE, note).where(DRAFT.ID.eq(id)).execute();
  }

  /** What is of persons in them is sealed while they wait. */
  List<DraftRow> rows(RegisterDefinition register, long id) {
    return db.selectFrom(DRAFT_ROW)
        .where(DRAFT_ROW.DRAFT_ID.eq(id))
        .orderBy(DRAFT_ROW.LINE)
        .fetch(
            r ->
                new DraftRow(
                    r.getLine(),
                    r.getRecordKey(),
                    seal.uncovered(
                        register,
                        json.readValue(
                            r.getCells().data(), new TypeReference<Map<String, String>>() {})),
                    r.getReason()));
  }

  long nextLine(long id) {
    return db.fetchSingle(
            select(coalesce(max(DRAFT_ROW.LINE), 0L).plus(1L))
                .from(DRAFT_ROW)
                .where(DRAFT_ROW.DRAFT_ID.eq(id)))
        .value1();
  }

  void put(RegisterDefinition register, long id, List<DraftRow> rows) {
    var inserts =
        rows.stream()
            .map(
                row ->
                    db.insertInto(DRAFT_ROW)
                        .set(DRAFT_ROW.DRAFT_ID, id)
                        .set(DRAFT_ROW.LINE, row.line())
                        .set(DRAFT_ROW.ACT, row.removes() == null ? "PUT" : "REMOVE")
                        .set(DRAFT_ROW.RECORD_KEY, row.removes())
                        .set(
                            DRAFT_ROW.CELLS,
                            JSONB.valueOf(
                                json.writeValueAsString(seal.covered(register, row.cells()))))
                        .set(DRAFT_ROW.REASON, row.reason())
                        .onConflict(DRAFT_ROW.DRAFT_ID, DRAFT_ROW.LINE)
                        .doUpdate()
                        .setAllToExcluded())
            .toList();
    db.batch(inserts).execute();
  }

  void drop(long id, long line) {
    db.deleteFrom(DRAFT_ROW)
        .where(DRAFT_ROW.DRAFT_ID.eq(id))
        .and(DRAFT_ROW.LINE.eq(line))
        .execute();
  }

  /** All rows to be brought; removals stay. */
  void dropPut(long id) {
    db.deleteFrom(DRAFT_ROW)
        .where(DRAFT_ROW.DRAFT_ID.eq(id))
        .and(DRAFT_ROW.ACT.eq("PUT"))
        .execute();
  }
}
