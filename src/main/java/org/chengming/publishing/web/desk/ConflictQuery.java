package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.DRAFT_SAVE;

import java.time.Instant;
import org.chengming.actors.Actor;
import org.chengming.publishing.EditionFields;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

@Component
class ConflictQuery {
  private final DSLContext db;
  private final ReviewQuery reviews;
  private final ObjectMapper json;

  ConflictQuery(DSLContext db, ReviewQuery reviews, ObjectMapper json) {
    this.db = db;
    this.reviews = reviews;
    this.json = json;
  }

  ConflictPage page(Actor actor, long editionId, long saveId) {
    var e = reviews.edition(actor, editionId);
    var kept =
        db.fetchOptional(
                DRAFT_SAVE, DRAFT_SAVE.ID.eq(saveId).and(DRAFT_SAVE.EDITION_ID.eq(editionId)))
            .orElseThrow(() -> new Missing("Save %d of edition %d".formatted(saveId, editionId)));
    var stands =
        db.selectFrom(DRAFT_SAVE)
            .where(DRAFT_SAVE.EDITION_ID.eq(editionId))
            .and(DRAFT_SAVE.ACCEPTED)
            .orderBy(DRAFT_SAVE.ID.desc())
            .limit(1)
            .fetchSingle();
    var mine = json.readValue(kept.getFields().data(), EditionFields.class);
    var theirs = EditorQuery.fields(e);
    return new ConflictPage(
        Head.unlisted("两个人同时改了这一版"),
        editionId,
        e.getRevision(),
        saveId,
        who(actor, stands.getSavedBy()),
        moment(stands.getSavedAt()),
        who(actor, kept.getSavedBy()),
        moment(kept.getSavedAt()),
        TextDiff.of(FieldsText.of(theirs), FieldsText.of(mine)),
        mine);
  }

  private static String who(Actor actor, long staff) {
    return actor.id() != null && actor.id() == staff ? "您" : "同事";
  }

  private static String moment(Instant at) {
    return Dates.moment(at, Words.CHINESE);
  }
}
