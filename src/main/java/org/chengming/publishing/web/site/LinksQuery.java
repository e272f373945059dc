package org.chengming.publishing.web.site;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengming.publishing.Validity;
import org.chengming.publishing.web.site.StoredDocument.Relation;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record9;
import org.jooq.Select;
import org.jooq.SelectUnionStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Reads what ties a document to others.
 *
 * @param db of publishing
 */
record LinksQuery(DSLContext db) {
  /** To other documents, either way. */
  static final Field<Boolean> TIED =
      field(
          exists(tie(VALIDITY_CHANGE, VALIDITY_CHANGE.DOCUMENT_ID))
              .or(exists(tie(VALIDITY_CHANGE, VALIDITY_CHANGE.BY_DOCUMENT_ID)))
              .or(exists(tie(EXPLAINER_LINK, EXPLAINER_LINK.POLICY_ID)))
              .or(exists(tie(EXPLAINER_LINK, EXPLAINER_LINK.EXPLAINER_ID))));

  private static Select<?> tie(Table<?> table, Field<Long> end) {
    return selectOne().from(table).where(end.eq(EDITION.DOCUMENT_ID));
  }

  /** Relations both ways in one query; the other document's words only while it is live. */
  List<StoredDocument.Link> of(long document) {
    var links = new ArrayList<StoredDocument.Link>();
    endings(
            Relation.ENDED_BY,
            VALIDITY_CHANGE.BY_DOCUMENT_ID,
            VALIDITY_CHANGE.DOCUMENT_ID,
            document)
        .unionAll(
            endings(
                Relation.ENDED,
                VALIDITY_CHANGE.DOCUMENT_ID,
                VALIDITY_CHANGE.BY_DOCUMENT_ID,
                document))
        .unionAll(
            explainers(
                Relation.EXPLAINED_BY,
                EXPLAINER_LINK.EXPLAINER_ID,
                EXPLAINER_LINK.POLICY_ID,
                document))
        .unionAll(
            explainers(
                Relation.EXPLAINS, EXPLAINER_LINK.POLICY_ID, EXPLAINER_LINK.EXPLAINER_ID, document))
        .orderBy(field("effective_on"), field("at"))
        .limit(200)
        .fetch(
            r ->
                links.add(
                    new StoredDocument.Link(
                        Relation.valueOf(r.value1()),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7() == null ? null : Validity.valueOf(r.value7()),
                        r.value8(),
                        r.value9())));
    links.removeIf(l -> l.relation() != Relation.ENDED_BY && l.indexNumber() == null);
    return links;
  }

  private SelectUnionStep<
          Record9<String, Long, String, String, Long, Instant, String, LocalDate, String>>
      endings(Relation relation, Field<Long> other, Field<Long> self, long document) {
    return db.select(
            inline(relation.name()).as("relation"),
            other.as("other"),
            when(EDITION.ID.isNotNull(), DOCUMENT.INDEX_NUMBER),
            EDITION.TITLE,
            EDITION.BODY_ID,
            EDITION.FIRST_PUBLISHED_AT.as("at"),
            VALIDITY_CHANGE.KIND,
            VALIDITY_CHANGE.EFFECTIVE_ON.as("effective_on"),
            VALIDITY_CHANGE.NOTE)
        .from(VALIDITY_CHANGE)
        .leftJoin(DOCUMENT)
        .on(DOCUMENT.ID.eq(other))
        .leftJoin(EDITION)
        .on(EDITION.DOCUMENT_ID.eq(other), EDITION.STATE.eq("LIVE"))
        .where(self.eq(document));
  }

  private SelectUnionStep<
          Record9<String, Long, String, String, Long, Instant, String, LocalDate, String>>
      explainers(Relation relation, Field<Long> other, Field<Long> self, long document) {
    return db.select(
            inline(relation.name()).as("relation"),
            other.as("other"),
            DOCUMENT.INDEX_NUMBER,
            EDITION.TITLE,
            EDITION.BODY_ID,
            EDITION.FIRST_PUBLISHED_AT.as("at"),
            val((String) null, SQLDataType.CLOB),
            val((LocalDate) null, SQLDataType.LOCALDATE).as("effective_on"),
            val((String) null, SQLDataType.CLOB))
        .from(EXPLAINER_LINK)
        .join(DOCUMENT)
        .on(DOCUMENT.ID.eq(other))
        .join(EDITION)
        .on(EDITION.DOCUMENT_ID.eq(other), EDITION.STATE.eq("LIVE"))
        .where(self.eq(document));
  }
}
