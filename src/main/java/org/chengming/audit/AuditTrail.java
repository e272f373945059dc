package org.chengming.audit;

import static org.chengming.audit.db.Tables.ENTRY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengming.audit.db.tables.records.EntryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit, newest first. */
@Component
public class AuditTrail {
  /**
   * What is asked for; an empty text or null asks for everything.
   *
   * @param person part of the name that acted
   * @param from first day, in China
   * @param to last day, in China
   */
  public record Asked(
      String subjectKind,
      String subject,
      String person,
      String act,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** One act; {@code before} and {@code after} are JSON. */
  public record Entry(
      long id,
      Instant happenedAt,
      @Nullable Long actorId,
      String actorName,
      String act,
      String subjectKind,
      String subject,
      @Nullable String before,
      @Nullable String after) {}

  private final DSLContext db;
  private final Clock clock;

  AuditTrail(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * The entries before {@code beforeId}, at most {@code limit}.
   *
   * @param bodies only acts of people of these bodies; null for all, those of the system among them
   */
  @Transactional(readOnly = true)
  public List<Entry> read(
      Asked asked, @Nullable Collection<Long> bodies, @Nullable Long beforeId, int limit) {
    return db.selectFrom(ENTRY)
        .where(matching(asked))
        .and(
            bodies == null
                ? noCondition()
                : ENTRY.ACTOR_BODY_ID.eq(any(bodies.toArray(Long[]::new))))
        .and(beforeId == null ? noCondition() : ENTRY.ID.lt(beforeId))
        .orderBy(ENTRY.ID.desc())
        .limit(limit)
        .fetch(AuditTrail::entry);
  }

  private Condition matching(Asked asked) {
    var zone = clock.getZone();
    var condition = noCondition();
    if (!asked.subjectKind().isEmpty()) {
      condition = condition.and(ENTRY.SUBJECT_KIND.eq(asked.subjectKind()));
    }
    if (!asked.subject().isEmpty()) {
      condition = condition.and(ENTRY.SUBJECT.eq(asked.subject()));
    }
    if (!asked.person().isEmpty()) {
      condition = condition.and(ENTRY.ACTOR_NAME.contains(asked.person()));
    }
    if (!asked.act().isEmpty()) {
      condition = condition.and(ENTRY.ACT.eq(asked.act()));
    }
    if (asked.from() != null) {
      condition = condition.and(ENTRY.HAPPENED_AT.ge(asked.from().atStartOfDay(zone).toInstant()));
    }
    if (asked.to() != null) {
      condition =
          condition.and(
              ENTRY.HAPPENED_AT.lt(asked.to().plusDays(1).atStartOfDay(zone).toInstant()));
    }
    return condition;
  }

  private static Entry entry(EntryRecord r) {
    return new Entry(
        r.getId(),
        r.getHappenedAt(),
        r.getActorId(),
        r.getActorName(),
        r.getAct(),
        r.getSubjectKind(),
        r.getSubject(),
        text(r.getBefore()),
        text(r.getAfter()));
  }

  private static @Nullable String text(@Nullable JSONB json) {
    return json == null ? null : json.data();
  }
}
