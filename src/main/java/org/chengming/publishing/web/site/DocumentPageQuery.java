package org.chengming.publishing.web.site;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.EXPLAINER_LINK;
import static org.chengming.publishing.db.Tables.VALIDITY_CHANGE;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengming.publishing.Validity;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.publishing.web.site.StoredDocument.Relation;
import org.chengming.web.Dates;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record9;
import org.jooq.SelectUnionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a document for its page: four queries, whatever it holds. */
@Component
class DocumentPageQuery {
  private static final List<String> SHOWN = List.of("LIVE", "WITHDRAWN");

  private final DSLContext db;

  DocumentPageQuery(DSLContext db) {
    this.db = db;
  }

  /**
   * @throws Missing when nothing was ever published under the number
   */
  @Transactional(readOnly = true)
  public StoredDocument document(String indexNumber) {
    var row =
        db.select(
                EDITION.asterisk(),
                DOCUMENT.INDEX_NUMBER,
                WITHDRAWAL.WITHDRAWN_AT,
                WITHDRAWAL.REASON)
            .from(DOCUMENT)
            .join(EDITION)
            .on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID))
            .leftJoin(WITHDRAWAL)
            .on(WITHDRAWAL.DOCUMENT_ID.eq(DOCUMENT.ID))
            .where(DOCUMENT.INDEX_NUMBER.eq(indexNumber))
            .and(EDITION.STATE.in(SHOWN))
            .orderBy(EDITION.STATE.eq("LIVE").desc(), EDITION.NUMBER.desc())
            .limit(1)
            .fetchOptional()
            .orElseThrow(() -> new Missing("Document " + indexNumber));
    var edition = row.into(EDITION);
    return edition.getState().equals("LIVE")
        ? stored(
            row,
            edition,
            editions(edition.getDocumentId()),
            attachments(edition.getId()),
            links(edition.getDocumentId()))
        : stored(row, edition, List.of(), List.of(), List.of());
  }

  /**
   * An edition as it would stand were it published now, its files at the desk.
   *
   * @param numberToCome what stands for the index number while there is none
   */
  @Transactional(readOnly = true)
  public StoredDocument asIfPublished(long editionId, Instant now, String numberToCome) {
    var row =
        db.select(EDITION.asterisk(), DOCUMENT.INDEX_NUMBER, DOCUMENT.PUBLISHED_AT)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.ID.eq(editionId))
            .fetchOptional()
            .orElseThrow(() -> new Missing("Edition " + editionId));
    var first = row.get(DOCUMENT.PUBLISHED_AT);
    var edition = row.into(EDITION);
    edition.setState("LIVE");
    edition.setPublishedAt(now);
    edition.setFirstPublishedAt(first == null ? now : first);
    if (edition.getFormedOn() == null) {
      edition.setFormedOn(Dates.dateOf(now));
    }
    if (row.get(DOCUMENT.INDEX_NUMBER) == null) {
      row.set(DOCUMENT.INDEX_NUMBER, numberToCome);
    }
    var editions = new ArrayList<StoredDocument.Edition>();
    editions.add(
        new StoredDocument.Edition(edition.getNumber(), now, edition.getChangeNote(), true));
    editions(edition.getDocumentId())
        .forEach(
            e ->
                editions.add(
                    new StoredDocument.Edition(
                        e.number(), e.publishedAt(), e.changeNote(), false)));
    return stored(row, edition, editions, deskFiles(editionId), links(edition.getDocumentId()));
  }

  private List<StoredDocument.Attachment> deskFiles(long edition) {
    return db.selectFrom(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(edition))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(
            a ->
                new StoredDocument.Attachment(
                    a.getId(),
                    a.getName(),
                    a.getMediaType(),
                    a.getSize(),
                    "/desk/documents/files/" + a.getSha256()));
  }

  /** An edition that was or is live, as text with its title: only while the document is. */
  @Transactional(readOnly = true)
  public Optional<EditionText> edition(String indexNumber, int number) {
    var live = EDITION.as("live");
    return db.select(
            EDITION.NUMBER,
            EDITION.TITLE,
            EDITION.CONTENT_HTML,
            EDITION.PUBLISHED_AT,
            EDITION.CHANGE_NOTE)
        .from(DOCUMENT)
        .join(EDITION)
        .on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID))
        .join(live)
        .on(live.DOCUMENT_ID.eq(DOCUMENT.ID), live.STATE.eq("LIVE"))
        .where(DOCUMENT.INDEX_NUMBER.eq(indexNumber))
        .and(EDITION.NUMBER.eq(number))
        .and(EDITION.STATE.in("LIVE", "SUPERSEDED"))
        .fetchOptional(
            r -> new EditionText(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }

  private List<StoredDocument.Edition> editions(long document) {
    return db.select(EDITION.NUMBER, EDITION.PUBLISHED_AT, EDITION.CHANGE_NOTE, EDITION.STATE)
        .from(EDITION)
        .where(EDITION.DOCUMENT_ID.eq(document))
        .and(EDITION.STATE.in("LIVE", "SUPERSEDED"))
        .orderBy(EDITION.NUMBER.desc())
        .fetch(
            r ->
                new StoredDocument.Edition(
                    r.value1(), r.value2(), r.value3(), r.value4().equals("LIVE")));
  }

  private List<StoredDocument.Attachment> attachments(long edition) {
    return db.select(ATTACHMENT.ID, ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE, ATTACHMENT.SIZE)
        .from(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(edition))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(r -> StoredDocument.Attachment.open(r.value1(), r.value2(), r.value3(), r.value4()));
  }

  /** Relations both ways in one query; the other document's words only while it is live. */
  private List<StoredDocument.Link> links(long document) {
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
        .orderBy(DSL.field("effective_on"), DSL.field("at"))
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
            DSL.when(EDITION.ID.isNotNull(), DOCUMENT.INDEX_NUMBER),
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

  private static StoredDocument stored(
      Record row,
      EditionRecord e,
      List<StoredDocument.Edition> editions,
      List<StoredDocument.Attachment> attachments,
      List<StoredDocument.Link> links) {
    var live = e.getState().equals("LIVE");
    return new StoredDocument(
        e.getDocumentId(),
        row.get(DOCUMENT.INDEX_NUMBER),
        e.getBodyId(),
        e.getId(),
        e.getNumber(),
        e.getTitle(),
        e.getDocumentNumber(),
        e.getGenre(),
        e.getTheme(),
        e.getDuty(),
        e.getAudience(),
        e.getFormedOn(),
        e.getEffectiveOn(),
        e.getExpiresOn(),
        e.getFirstPublishedAt(),
        e.getPublishedAt(),
        e.getSummary(),
        List.of(e.getKeywords()),
        e.getLanguage(),
        live ? e.getContentHtml() : "",
        live
            ? null
            : new StoredDocument.Withdrawn(
                row.get(WITHDRAWAL.WITHDRAWN_AT), row.get(WITHDRAWAL.REASON)),
        editions,
        attachments,
        links);
  }
}
