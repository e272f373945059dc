package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DRAFT_SAVE;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** Every save of a draft, and who thereby had a hand in it. */
@Repository
class DraftSaves {
  /** Saves of one person this close together are one sitting and keep one row. */
  private static final Duration SITTING = Duration.ofMinutes(5);

  private final DSLContext db;
  private final Clock clock;
  private final ObjectMapper json;

  DraftSaves(DSLContext db, Clock clock, ObjectMapper json) {
    this.db = db;
    this.clock = clock;
    this.json = json;
  }

  /** Keeps what somebody saved. */
  long keep(Held held, long staffId, int revision, EditionFields fields, boolean accepted) {
    var text = JSONB.valueOf(json.writeValueAsString(fields));
    var now = clock.instant();
    var last =
        db.selectFrom(DRAFT_SAVE)
            .where(DRAFT_SAVE.EDITION_ID.eq(held.id()))
            .orderBy(DRAFT_SAVE.ID.desc())
            .limit(1)
            .fetchOne();
    if (accepted
        && last != null
        && last.getAccepted()
        && last.getSavedBy() == staffId
        && last.getSavedAt().isAfter(now.minus(SITTING))) {
      last.setRevision(revision);
      last.setFields(text);
      last.store();
      return last.getId();
    }
    return db.insertInto(DRAFT_SAVE)
        .set(DRAFT_SAVE.EDITION_ID, held.id())
        .set(DRAFT_SAVE.REVISION, revision)
        .set(DRAFT_SAVE.SAVED_BY, staffId)
        .set(DRAFT_SAVE.SAVED_AT, now)
        .set(DRAFT_SAVE.FIELDS, text)
        .set(DRAFT_SAVE.ACCEPTED, accepted)
        .returningResult(DRAFT_SAVE.ID)
        .fetchSingle()
        .value1();
  }

  /** Everybody who wrote or saved any of the edition's text. */
  Set<Long> writers(Held held) {
    var writers =
        new HashSet<>(
            db.selectDistinct(DRAFT_SAVE.SAVED_BY)
                .from(DRAFT_SAVE)
                .where(DRAFT_SAVE.EDITION_ID.eq(held.id()))
                .fetch(DRAFT_SAVE.SAVED_BY));
    if (held.edition().getAuthorId() != null) {
      writers.add(held.edition().getAuthorId());
    }
    return writers;
  }
}
