package org.chengming.publishing.web.site;

import static java.util.Objects.requireNonNullElse;
import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengming.database.PublicReads;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.web.Dates;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a document for its page: four queries, whatever it holds; one for most, a first edition
 * with nothing beside it.
 */
@Component
class DocumentPageQuery {
  static final List<String> SHOWN = List.of("LIVE", "WITHDRAWN");

  private static final Field<Boolean> ATTACHED =
      DSL.field(exists(selectOne().from(ATTACHMENT).where(ATTACHMENT.EDITION_ID.eq(EDITION.ID))));

  private final DSLContext db;
  private final PublicReads reads;

  DocumentPageQuery(DSLContext db, PublicReads reads) {
    this.db = db;
    this.reads = reads;
  }

  /**
   * @throws Missing when nothing was ever published under the number
   */
  public StoredDocument document(String indexNumber) {
    return reads.read(db -> document(db, indexNumber));
  }

  private static StoredDocument document(DSLContext db, String indexNumber) {
    var row =
        db.select(
                EDITION.asterisk(),
                DOCUMENT.INDEX_NUMBER,
                WITHDRAWAL.WITHDRAWN_AT,
                WITHDRAWAL.REASON,
                ATTACHED,
                LinksQuery.TIED)
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
            editions(db, edition),
            row.get(ATTACHED) ? attachments(db, edition.getId()) : List.of(),
            row.get(LinksQuery.TIED) ? new LinksQuery(db).of(edition.getDocumentId()) : List.of())
        : stored(row, edition, List.of(), List.of(), List.of());
  }

  private static List<StoredDocument.Edition> editions(DSLContext db, EditionRecord live) {
    return live.getNumber() > 1
        ? editions(db, live.getDocumentId())
        : List.of(
            new StoredDocument.Edition(
                live.getNumber(), live.getPublishedAt(), live.getChangeNote(), true));
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
    editions(db, edition.getDocumentId())
        .forEach(
            e ->
                editions.add(
                    new StoredDocument.Edition(
                        e.number(), e.publishedAt(), e.changeNote(), false)));
    return stored(
        row,
        edition,
        editions,
        deskFiles(editionId),
        new LinksQuery(db).of(edition.getDocumentId()));
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
                    a.getSha256(),
                    a.getMediaType(),
                    a.getSize(),
                    "/desk/documents/files/" + a.getSha256()));
  }

  /** An edition that was or is live, as text with its title: only while the document is. */
  public Optional<EditionText> edition(String indexNumber, int number) {
    return reads.read(db -> edition(db, indexNumber, number));
  }

  private static Optional<EditionText> edition(DSLContext db, String indexNumber, int number) {
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

  private static List<StoredDocument.Edition> editions(DSLContext db, long document) {
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

  private static List<StoredDocument.Attachment> attachments(DSLContext db, long edition) {
    return db.select(
            ATTACHMENT.ID,
            ATTACHMENT.NAME,
            ATTACHMENT.SHA256,
            ATTACHMENT.MEDIA_TYPE,
            ATTACHMENT.SIZE)
        .from(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(edition))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(
            r ->
                StoredDocument.Attachment.open(
                    r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }

  static StoredDocument stored(
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
        e.getContentSha256(),
        e.getAttributeReason(),
        live
            ? null
            // Where somebody took the reason out of the database, the rest is still told.
            : new StoredDocument.Withdrawn(
                requireNonNullElse(row.get(WITHDRAWAL.WITHDRAWN_AT), e.getEndedAt()),
                requireNonNullElse(row.get(WITHDRAWAL.REASON), "")),
        editions,
        attachments,
        links);
  }
}
