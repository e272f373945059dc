package org.chengming.publishing.web.desk;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.DRAFT_SAVE;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.catalogue.Catalogue;
import org.chengming.organisations.Body;
import org.chengming.publishing.DocumentNumber;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.IndexNumber;
import org.chengming.publishing.web.desk.WorklistPage.Item;
import org.chengming.publishing.web.desk.WorklistPage.Tab;
import org.chengming.publishing.web.desk.WorklistPage.Worklist;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The worklist: one query for the counts, one for the page of items. */
@Component
class WorklistQuery {
  private static final int PAGE = 50;
  private static final List<String> IN_WORK =
      Arrays.stream(EditionState.values()).filter(EditionState::inWork).map(Enum::name).toList();

  private final DSLContext db;
  private final Reach reach;
  private final TimeLimit limit;
  private final Catalogue catalogue;

  WorklistQuery(DSLContext db, Reach reach, TimeLimit limit, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.db = db;
    this.reach = reach;
    this.limit = limit;
  }

  Worklist list(Actor actor, WorklistAsked asked, LocalDate today, @Nullable Long selected) {
    var show = asked.show();
    var order =
        show == Show.LATE
            ? EDITION.FORMED_ON.asc()
            : show == Show.LIVE ? EDITION.PUBLISHED_AT.desc() : EDITION.UPDATED_AT.desc();
    var rows =
        db.select(
                EDITION.ID,
                EDITION.TITLE,
                EDITION.STATE,
                EDITION.BODY_ID,
                EDITION.NUMBER,
                EDITION.FORMED_ON,
                EDITION.PUBLISH_AT)
            .select(EDITION.PUBLISHED_AT, EDITION.UPDATED_AT, DOCUMENT.INDEX_NUMBER)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(condition(actor, show, today))
            .and(search(asked.query()))
            .and(body(asked.body()))
            .and(theme(asked.theme()))
            .orderBy(order, EDITION.ID.desc())
            .limit(PAGE + 1)
            .offset((asked.page() - 1) * PAGE)
            .fetch();
    var items = rows.stream().limit(PAGE).map(r -> item(r, today)).toList();
    return new Worklist(
        asked, tabs(actor, today), themes(asked.theme()), items, rows.size() > PAGE, selected);
  }

  private List<Tab> tabs(Actor actor, LocalDate today) {
    var counted =
        Arrays.stream(Show.values()).filter(s -> s != Show.LIVE && s != Show.WITHDRAWN).toList();
    var counts = new ArrayList<org.jooq.Field<Integer>>();
    counted.forEach(s -> counts.add(count().filterWhere(condition(actor, s, today))));
    var row = db.select(counts).from(EDITION).where(EDITION.STATE.in(IN_WORK)).fetchSingle();
    var tabs = new ArrayList<Tab>();
    for (var show : Show.values()) {
      int i = counted.indexOf(show);
      tabs.add(new Tab(show, i < 0 ? -1 : row.get(i, Integer.class)));
    }
    return tabs;
  }

  private Condition condition(Actor actor, Show show, LocalDate today) {
    return switch (show) {
      case MINE -> EDITION.STATE.in(IN_WORK).and(mine(actor));
      case DRAFTS -> EDITION.STATE.eq("DRAFT").and(reach.condition(actor, Role.EDITOR));
      case REVIEW -> EDITION.STATE.eq("SUBMITTED").and(reach.condition(actor, Role.REVIEWER));
      case CLEAR -> EDITION.STATE.eq("REVIEWED").and(reach.condition(actor, Role.SECRECY_REVIEWER));
      case PUBLISH ->
          EDITION.STATE.in("CLEARED", "APPROVED").and(reach.condition(actor, Role.PUBLISHER));
      case ON_THE_WAY ->
          EDITION
              .STATE
              .in("SUBMITTED", "REVIEWED", "CLEARED")
              .and(reach.condition(actor, Reach.DESK));
      case SCHEDULED -> EDITION.STATE.eq("SCHEDULED").and(reach.condition(actor, Reach.DESK));
      case LATE ->
          EDITION
              .STATE
              .in(IN_WORK)
              .and(EDITION.ATTRIBUTE.eq("PROACTIVE"))
              .and(EDITION.NUMBER.eq(1))
              .and(EDITION.FORMED_ON.lt(limit.lateBefore(today)))
              .and(reach.condition(actor, Reach.DESK));
      case LIVE -> EDITION.STATE.eq("LIVE").and(reach.condition(actor, Reach.DESK));
      case WITHDRAWN -> EDITION.STATE.eq("WITHDRAWN").and(reach.condition(actor, Reach.DESK));
    };
  }

  private static Condition mine(Actor actor) {
    if (actor.id() == null) {
      return falseCondition();
    }
    return EDITION
        .AUTHOR_ID
        .eq(actor.id())
        .or(
            exists(
                selectOne()
                    .from(DRAFT_SAVE)
                    .where(DRAFT_SAVE.EDITION_ID.eq(EDITION.ID))
                    .and(DRAFT_SAVE.SAVED_BY.eq(actor.id()))));
  }

  private Condition body(String name) {
    if (name.isEmpty()) {
      return noCondition();
    }
    var ids =
        reach.bodies().all().stream()
            .filter(b -> b.name().contains(name) || b.brief().contains(name))
            .map(Body::id)
            .toArray(Long[]::new);
    return EDITION.BODY_ID.eq(any(ids));
  }

  private Condition theme(String code) {
    return code.isEmpty() ? noCondition() : EDITION.THEME.in(catalogue.themes().subtree(code));
  }

  private List<EditorPage.Option> themes(String chosen) {
    return catalogue.themes().all().stream()
        .map(
            t ->
                new EditorPage.Option(
                    t.code(),
                    (t.parentCode() == null ? "" : "　") + t.label(),
                    t.code().equals(chosen)))
        .toList();
  }

  private static Condition search(String query) {
    if (query.isBlank()) {
      return noCondition();
    }
    var found = EDITION.TITLE.containsIgnoreCase(query.strip());
    var number = DocumentNumber.parse(query);
    if (number.isPresent()) {
      found = found.or(EDITION.DOCUMENT_NUMBER_KEY.eq(number.get().key()));
    }
    var index = IndexNumber.parse(query);
    return index.isPresent() ? found.or(DOCUMENT.INDEX_NUMBER.eq(index.get().value())) : found;
  }

  private Item item(Record r, LocalDate today) {
    var state = EditionState.valueOf(r.get(EDITION.STATE));
    var body = reach.bodies().get(r.get(EDITION.BODY_ID)).brief();
    var published = r.get(EDITION.PUBLISHED_AT);
    var when =
        published != null
            ? Dates.day(published, Words.CHINESE) + "发布"
            : Dates.moment(r.get(EDITION.UPDATED_AT), Words.CHINESE) + "改";
    var standing =
        state.inWork() && r.get(EDITION.NUMBER) == 1
            ? limit.between(r.get(EDITION.FORMED_ON), today)
            : null;
    var soon =
        standing == null
            ? null
            : standing.late()
                ? "超%d天".formatted(standing.over())
                : "剩%d天".formatted(standing.left());
    var edition = r.get(EDITION.NUMBER) > 1 ? "　第%d版".formatted(r.get(EDITION.NUMBER)) : "";
    return new Item(
        r.get(EDITION.ID),
        r.get(EDITION.TITLE),
        state,
        body + edition + "　" + when,
        soon,
        standing != null && standing.late());
  }
}
