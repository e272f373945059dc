package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.EMERGENCY;

import java.time.Instant;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.Emergencies;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.desk.EmergenciesPage.Row;
import org.chengming.web.Dates;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was published at once, for whoever reviews or watches over it. */
@Component
class EmergencyQuery {
  static final Role[] WATCHERS = {
    Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER, Role.EMERGENCY_PUBLISHER, Role.SUPERVISOR
  };
  private static final int MOST = 50;

  private final DSLContext db;
  private final Reach reach;
  private final Emergencies emergencies;

  EmergencyQuery(DSLContext db, Reach reach, Emergencies emergencies) {
    this.db = db;
    this.reach = reach;
    this.emergencies = emergencies;
  }

  EmergenciesPage page(Actor actor) {
    var open = rows(actor, true);
    return new EmergenciesPage(
        Head.unlisted("应急发布"), open, rows(actor, false), open.stream().filter(Row::late).count());
  }

  /**
   * How many are still to be reviewed of the bodies over which the actor holds one of the roles.
   */
  int open(Actor actor, Role... roles) {
    return db.fetchCount(
        EMERGENCY.join(EDITION).on(EDITION.ID.eq(EMERGENCY.EDITION_ID)),
        EMERGENCY.REVIEWED_AT.isNull().and(reach.condition(actor, roles)));
  }

  /** How many of them have waited for more than a day. */
  int overdue(Actor actor, Role... roles) {
    return db.fetchCount(
        EMERGENCY.join(EDITION).on(EDITION.ID.eq(EMERGENCY.EDITION_ID)),
        EMERGENCY
            .REVIEWED_AT
            .isNull()
            .and(EMERGENCY.PUBLISHED_AT.le(emergencies.overdueBefore()))
            .and(reach.condition(actor, roles)));
  }

  /** How one edition was published at once, with what this person may do; null when it was not. */
  ReviewPage.@Nullable Emergency of(Actor actor, EditionRecord edition, boolean own) {
    return db.selectFrom(EMERGENCY)
        .where(EMERGENCY.EDITION_ID.eq(edition.getId()))
        .fetchOne(
            e -> {
              var may =
                  e.getReviewedAt() == null
                      && !own
                      && !e.getPublishedBy().equals(actor.id())
                      && reach.may(actor, edition.getBodyId(), Role.SECRECY_REVIEWER);
              return new ReviewPage.Emergency(
                  row(e.into(EMERGENCY), edition.getTitle(), edition.getBodyId(), null),
                  may,
                  may && edition.getState().equals(EditionState.LIVE.name()));
            });
  }

  private List<Row> rows(Actor actor, boolean open) {
    return db.select(EMERGENCY.fields())
        .select(EDITION.TITLE, EDITION.BODY_ID)
        .from(EMERGENCY)
        .join(EDITION)
        .on(EDITION.ID.eq(EMERGENCY.EDITION_ID))
        .where(open ? EMERGENCY.REVIEWED_AT.isNull() : EMERGENCY.REVIEWED_AT.isNotNull())
        .and(reach.condition(actor, WATCHERS))
        .orderBy(open ? EMERGENCY.PUBLISHED_AT.asc() : EMERGENCY.REVIEWED_AT.desc())
        .limit(MOST)
        .fetch(
            r -> {
              var body = r.get(EDITION.BODY_ID);
              var href =
                  reach.may(actor, body, Reach.DESK)
                      ? "/desk/documents/editions/" + r.get(EMERGENCY.EDITION_ID)
                      : null;
              return row(r, r.get(EDITION.TITLE), body, href);
            });
  }

  private Row row(Record r, String title, long body, @Nullable String href) {
    var published = r.get(EMERGENCY.PUBLISHED_AT);
    var reviewed = r.get(EMERGENCY.REVIEWED_AT);
    var verdict = r.get(EMERGENCY.VERDICT);
    var until = reviewed == null ? emergencies.overdueBefore() : reviewed;
    return new Row(
        title,
        href,
        reach.bodies().get(body).brief(),
        r.get(EMERGENCY.REASON),
        r.get(EMERGENCY.PUBLISHED_BY_NAME),
        moment(published),
        moment(Emergencies.due(published)),
        reviewed == null ? !published.isAfter(until) : reviewed.isAfter(Emergencies.due(published)),
        verdict == null ? null : verdict.equals("CONFIRMED") ? "审查通过" : "已撤回",
        r.get(EMERGENCY.NOTE),
        r.get(EMERGENCY.REVIEWED_BY_NAME),
        reviewed == null ? null : moment(reviewed));
  }

  private static String moment(Instant at) {
    return Dates.moment(at, Words.CHINESE);
  }
}
