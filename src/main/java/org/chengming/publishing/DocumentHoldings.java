package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.Set;
import org.chengming.ledger.Holdings;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Attachments and editions by their hash, one query. */
@Component
class DocumentHoldings implements Holdings {
  private static final List<String> PUBLIC = List.of("LIVE", "SUPERSEDED", "WITHDRAWN");
  private static final int MOST = 20;

  private final DSLContext db;

  DocumentHoldings(DSLContext db) {
    this.db = db;
  }

  @Override
  public List<Holding> of(String sha256, Set<String> subjects) {
    var name = DSL.field("name", String.class);
    var held =
        select(ATTACHMENT.EDITION_ID.as("edition_id"), ATTACHMENT.NAME.as("name"))
            .from(ATTACHMENT)
            .where(ATTACHMENT.SHA256.eq(sha256))
            .unionAll(
                select(EDITION.ID, inline((String) null))
                    .from(DOCUMENT)
                    .join(EDITION)
                    .on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID))
                    .where(DOCUMENT.INDEX_NUMBER.eq(DSL.any(subjects.toArray(String[]::new))))
                    .and(EDITION.CONTENT_SHA256.eq(sha256)))
            .asTable("held");
    var live = EDITION.as("live");
    return db.select(
            DOCUMENT.INDEX_NUMBER,
            EDITION.NUMBER,
            DSL.coalesce(live.TITLE, EDITION.TITLE).as("title"),
            EDITION.STATE,
            EDITION.PUBLISHED_AT,
            live.ID.as("live"),
            held.field(name))
        .from(held)
        .join(EDITION)
        .on(EDITION.ID.eq(held.field("edition_id", Long.class)))
        .join(DOCUMENT)
        .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
        .leftJoin(live)
        .on(live.DOCUMENT_ID.eq(DOCUMENT.ID), live.STATE.eq("LIVE"))
        .where(EDITION.STATE.in(PUBLIC))
        .and(DOCUMENT.INDEX_NUMBER.isNotNull())
        .orderBy(EDITION.PUBLISHED_AT.desc(), EDITION.ID.desc(), held.field(name))
        .limit(val(MOST))
        .fetch(r -> holding(r, name));
  }

  private static Holding holding(Record r, org.jooq.Field<String> name) {
    var withdrawn = r.get("live") == null;
    var attached = r.get(name);
    return new Holding(
        r.get(DOCUMENT.INDEX_NUMBER),
        r.get(EDITION.NUMBER),
        r.get("title", String.class),
        "/documents/" + r.get(DOCUMENT.INDEX_NUMBER),
        attached != null,
        withdrawn ? null : attached,
        withdrawn
            ? State.WITHDRAWN
            : r.get(EDITION.STATE).equals("LIVE") ? State.LIVE : State.REPLACED,
        r.get(EDITION.PUBLISHED_AT));
  }
}
