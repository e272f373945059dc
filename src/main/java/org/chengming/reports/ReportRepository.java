package org.chengming.reports;

import static org.chengming.reports.db.Tables.DRAFT;
import static org.chengming.reports.db.Tables.PUBLICATION;
import static org.chengming.reports.db.Tables.STEP;
import static org.jooq.impl.DSL.selectOne;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.actors.Actor;
import org.chengming.reports.db.tables.records.DraftRecord;
import org.chengming.reports.db.tables.records.PublicationRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reports in the making, what was done to them, and what was published. */
@Repository
class ReportRepository {
  private static final TypeReference<Map<String, BigDecimal>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final DSLContext db;
  private final Clock clock;
  private final ObjectMapper json;

  ReportRepository(DSLContext db, Clock clock, ObjectMapper json) {
    this.db = db;
    this.clock = clock;
    this.json = json;
  }

  Optional<Draft> draft(long bodyId, int year) {
    return db.fetchOptional(DRAFT, DRAFT.BODY_ID.eq(bodyId), DRAFT.YEAR.eq(year)).map(this::draft);
  }

  List<Draft> drafts(int year) {
    return db.fetch(DRAFT, DRAFT.YEAR.eq(year)).map(this::draft);
  }

  Draft lock(long bodyId, int year) {
    return db.selectFrom(DRAFT)
        .where(DRAFT.BODY_ID.eq(bodyId))
        .and(DRAFT.YEAR.eq(year))
        .forUpdate()
        .fetchOptional()
        .map(this::draft)
        .orElseThrow(() -> new Missing("Draft of %d on %d".formatted(bodyId, year)));
  }

  /** Writes the draft over the one of the revision before; the first one has revision 1. */
  void store(Draft draft) {
    int written =
        draft.revision() == 1
            ? db.insertInto(DRAFT).set(record(draft)).onConflictDoNothing().execute()
            : db.update(DRAFT)
                .set(record(draft))
                .where(DRAFT.BODY_ID.eq(draft.bodyId()))
                .and(DRAFT.YEAR.eq(draft.year()))
                .and(DRAFT.REVISION.eq(draft.revision() - 1))
                .execute();
    if (written != 1) {
      throw Refused.conflict(
          "这份草稿刚刚被别人改过，您的改动还没有保存。请在另一个窗口打开它对照，再保存。",
          "Draft of %d on %d is not at revision %d"
              .formatted(draft.bodyId(), draft.year(), draft.revision() - 1));
    }
  }

  void remove(Draft draft) {
    int gone =
        db.deleteFrom(DRAFT)
            .where(DRAFT.BODY_ID.eq(draft.bodyId()))
            .and(DRAFT.YEAR.eq(draft.year()))
            .execute();
    if (gone != 1) {
      throw new IllegalStateException("Draft of %d is gone".formatted(draft.bodyId()));
    }
  }

  void step(long bodyId, int year, ReportStep.Act act, Actor actor, @Nullable String note) {
    db.insertInto(STEP)
        .set(STEP.BODY_ID, bodyId)
        .set(STEP.YEAR, year)
        .set(STEP.ACT, act.name())
        .set(STEP.HAPPENED_AT, clock.instant())
        .set(STEP.STAFF_ID, actor.id())
        .set(STEP.STAFF_NAME, actor.name())
        .set(STEP.NOTE, note)
        .execute();
  }

  /** The oldest first. */
  List<ReportStep> steps(long bodyId, int year) {
    return db.selectFrom(STEP)
        .where(STEP.BODY_ID.eq(bodyId))
        .and(STEP.YEAR.eq(year))
        .orderBy(STEP.ID)
        .fetch(
            r ->
                new ReportStep(
                    ReportStep.Act.valueOf(r.getAct()),
                    r.getHappenedAt(),
                    r.getStaffId(),
                    r.getStaffName(),
                    r.getNote()));
  }

  Publication publish(Publication publication, String form) {
    db.insertInto(PUBLICATION)
        .set(PUBLICATION.BODY_ID, publication.bodyId())
        .set(PUBLICATION.YEAR, publication.year())
        .set(PUBLICATION.VERSION, publication.version())
        .set(PUBLICATION.FORM, form)
        .set(PUBLICATION.SCOPE, publication.scope().name())
        .set(PUBLICATION.FIGURES, written(publication.figures().stored()))
        .set(PUBLICATION.SECTIONS, written(new TreeMap<>(publication.sections())))
        .set(PUBLICATION.REASON, publication.reason())
        .set(PUBLICATION.IMPORTED_FROM, publication.importedFrom())
        .set(PUBLICATION.STAFF_NAME, publication.staffName())
        .set(PUBLICATION.PUBLISHED_AT, publication.publishedAt())
        .execute();
    return publication;
  }

  /** All versions, the newest first. */
  List<Publication> publications(long bodyId, int year) {
    return db.selectFrom(PUBLICATION)
        .where(PUBLICATION.BODY_ID.eq(bodyId))
        .and(PUBLICATION.YEAR.eq(year))
        .orderBy(PUBLICATION.VERSION.desc())
        .fetch(this::publication);
  }

  /** The newest version of each report, the latest year first, then by body. */
  List<Publication> newest(Condition which, int limit) {
    var newer = PUBLICATION.as("newer");
    return db.selectFrom(PUBLICATION)
        .where(which)
        .andNotExists(
            selectOne()
                .from(newer)
                .where(newer.BODY_ID.eq(PUBLICATION.BODY_ID))
                .and(newer.YEAR.eq(PUBLICATION.YEAR))
                .and(newer.VERSION.gt(PUBLICATION.VERSION)))
        .orderBy(PUBLICATION.YEAR.desc(), PUBLICATION.BODY_ID)
        .limit(limit)
        .fetch(this::publication);
  }

  private DraftRecord record(Draft draft) {
    var record = new DraftRecord();
    record.setBodyId(draft.bodyId());
    record.setYear(draft.year());
    record.setState(draft.state().name());
    record.setScope(draft.scope().name());
    record.setTyped(written(draft.typed().stored()));
    record.setSections(written(new TreeMap<>(draft.sections())));
    var fixed = draft.fixed();
    record.setFigures(fixed == null ? null : written(fixed.stored()));
    record.setReason(draft.reason());
    record.setRevision(draft.revision());
    record.setSavedAt(clock.instant());
    return record;
  }

  private JSONB written(Object value) {
    return JSONB.valueOf(json.writeValueAsString(value));
  }

  private Figures figures(JSONB stored) {
    return Figures.read(json.readValue(stored.data(), NUMBERS));
  }

  private Draft draft(DraftRecord r) {
    return new Draft(
        r.getBodyId(),
        r.getYear(),
        ReportState.valueOf(r.getState()),
        Scope.valueOf(r.getScope()),
        figures(r.getTyped()),
        json.readValue(r.getSections().data(), TEXTS),
        r.getFigures() == null ? null : figures(r.getFigures()),
        r.getReason(),
        r.getRevision(),
        r.getSavedAt());
  }

  private Publication publication(PublicationRecord r) {
    return new Publication(
        r.getBodyId(),
        r.getYear(),
        r.getVersion(),
        Scope.valueOf(r.getScope()),
        figures(r.getFigures()),
        json.readValue(r.getSections().data(), TEXTS),
        r.getReason(),
        r.getImportedFrom(),
        r.getStaffName(),
        r.getPublishedAt());
  }
}
