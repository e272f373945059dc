package org.chengming.audit;

import static org.chengming.audit.db.Tables.ENTRY;
import static org.chengming.audit.db.Tables.LINK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
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
   * @param account number of the account that acted
   * @param from first day, in China
   * @param to last day, in China
   */
  public record Asked(
      String subjectKind,
      String subject,
      String person,
      @Nullable Long account,
      String act,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  /** Where an entry stands in the chain; the hashes in hexadecimal digits. */
  public record Link(long place, String content, String hash) {}

  /**
   * One act; {@code before} and {@code after} are JSON.
   *
   * @param link null while it is not chained
   */
  public record Entry(
      long id,
      Instant happenedAt,
      @Nullable Long actorId,
      String actorName,
      String act,
      String subjectKind,
      String subject,
      @Nullable String before,
      @Nullable String after,
      @Nullable Link link) {}

  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

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
    return entries()
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

  /** Chained entries in the order of the chain, from after a place, at most {@code limit}. */
  @Transactional(readOnly = true)
  public List<Entry> chainedAfter(long place, int limit) {
    return entries()
        .where(LINK.PLACE.gt(place))
        .orderBy(LINK.PLACE)
        .limit(limit)
        .fetch(AuditTrail::entry);
  }

  private SelectOnConditionStep<Record> entries() {
    return db.select(ENTRY.fields())
        .select(LINK.fields())
        .from(ENTRY)
        .leftJoin(LINK)
        .on(LINK.ENTRY_ID.eq(ENTRY.ID));
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
    if (asked.account() != null) {
      condition = condition.and(ENTRY.ACTOR_ID.eq(asked.account()));
    }
    if (!asked.act().isEmpty()) {
      condition = condition.and(ENTRY.ACT.eq(asked.act()));
    }
    if (asked.from() != null) {
      condition =
          condition.and(ENTRY.HAPPENED_AT.ge(within(asked.from()).atStartOfDay(zone).toInstant()));
    }
    if (asked.to() != null) {
      condition =
          condition.and(
              ENTRY.HAPPENED_AT.lt(within(asked.to()).plusDays(1).atStartOfDay(zone).toInstant()));
    }
    return condition;
  }

  /** Days that the database cannot count are as far away as any. */
  private static LocalDate within(LocalDate day) {
    return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
  }

  private static Entry entry(Record r) {
    return new Entry(
        r.get(ENTRY.ID),
        r.get(ENTRY.HAPPENED_AT),
        r.get(ENTRY.ACTOR_ID),
        r.get(ENTRY.ACTOR_NAME),
        r.get(ENTRY.ACT),
        r.get(ENTRY.SUBJECT_KIND),
        r.get(ENTRY.SUBJECT),
        text(r.get(ENTRY.BEFORE)),
        text(r.get(ENTRY.AFTER)),
        r.get(LINK.PLACE) == null
            ? null
            : new Link(
                r.get(LINK.PLACE),
                HexFormat.of().formatHex(r.get(LINK.CONTENT)),
                HexFormat.of().formatHex(r.get(LINK.HASH))));
  }

  private static @Nullable String text(@Nullable JSONB json) {
    return json == null ? null : json.data();
  }
}
