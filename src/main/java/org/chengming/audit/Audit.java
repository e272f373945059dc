package org.chengming.audit;

import static org.chengming.audit.db.Tables.ENTRY;

import java.time.Clock;
import org.chengming.actors.Actor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Writes one row an act, in the transaction of the act. Personal payload does not belong in it. */
@Component
public class Audit {
  private final DSLContext db;
  private final Clock clock;
  private final ObjectMapper json;

  Audit(DSLContext db, Clock clock, ObjectMapper json) {
    this.db = db;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Records an act.
   *
   * @param act EntityAction, e.g. {@code EditionPublish}
   * @param before what stood before as a record or map, null when the act creates
   * @param after what stands after, null when the act removes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Actor actor,
      String act,
      String subjectKind,
      Object subject,
      @Nullable Object before,
      @Nullable Object after) {
    db.insertInto(ENTRY)
        .set(ENTRY.HAPPENED_AT, clock.instant())
        .set(ENTRY.ACTOR_ID, actor.id())
        .set(ENTRY.ACTOR_NAME, actor.name())
        .set(ENTRY.ACTOR_BODY_ID, actor.bodyId())
        .set(ENTRY.ACT, act)
        .set(ENTRY.SUBJECT_KIND, subjectKind)
        .set(ENTRY.SUBJECT, String.valueOf(subject))
        .set(ENTRY.BEFORE, jsonb(before))
        .set(ENTRY.AFTER, jsonb(after))
        .execute();
  }

  private @Nullable JSONB jsonb(@Nullable Object value) {
    return value == null ? null : JSONB.valueOf(json.writeValueAsString(value));
  }
}
