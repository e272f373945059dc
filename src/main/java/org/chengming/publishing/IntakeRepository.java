package org.chengming.publishing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.FILE_WAIT;
import static org.chengming.publishing.db.Tables.STEP;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.chengming.actors.Actor;
import org.chengming.publishing.db.tables.records.AttachmentRecord;
import org.chengming.publishing.db.tables.records.DocumentRecord;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes batches of documents with a handful of statements, whatever their number; ids are drawn
 * ahead.
 */
@Repository
class IntakeRepository {
  /**
   * @param liveHash content hash of the live edition, null when there is none
   * @param takenHash of what its source sent when it was last held, null when it never was
   * @param inWork whether an edition of it is on its way
   */
  record Known(
      long documentId,
      @Nullable IndexNumber indexNumber,
      int lastEdition,
      @Nullable String liveHash,
      @Nullable String takenHash,
      boolean inWork,
      @Nullable Instant firstPublishedAt) {}

  private final DSLContext db;
  private final BulkRows rows;

  IntakeRepository(DSLContext db, BulkRows rows) {
    this.db = db;
    this.rows = rows;
  }

  /** One batch of a source at a time, so that two cannot both find a document missing. */
  void lockSources(List<String> sources) {
    sources.forEach(
        s -> db.execute("select pg_advisory_xact_lock(hashtextextended({0}, 2014))", val(s)));
  }

  /** Finds what stands already, and locks it. */
  void recognise(Collection<IntakeItem> items) {
    if (items.isEmpty()) {
      return;
    }
    var bySource =
        items.stream()
            .map(i -> i.incoming)
            .collect(
                groupingBy(
                    IncomingDocument::source,
                    TreeMap::new,
                    mapping(IncomingDocument::sourceId, toList())));
    var documents = new ArrayList<DocumentRecord>();
    bySource.forEach(
        (source, sourceIds) ->
            documents.addAll(
                db.selectFrom(DOCUMENT)
                    .where(DOCUMENT.SOURCE.eq(source))
                    .and(DOCUMENT.SOURCE_ID.eq(any(sourceIds.toArray(String[]::new))))
                    .orderBy(DOCUMENT.ID)
                    .forUpdate()
                    .fetch()));
    if (documents.isEmpty()) {
      return;
    }
    var ids = documents.stream().map(DocumentRecord::getId).toArray(Long[]::new);
    var last =
        db.select(EDITION.DOCUMENT_ID, max(EDITION.NUMBER))
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(any(ids)))
            .groupBy(EDITION.DOCUMENT_ID)
            .fetchMap(r -> r.value1(), r -> r.value2());
    var hashes =
        db.select(EDITION.DOCUMENT_ID, EDITION.CONTENT_SHA256)
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(any(ids)))
            .and(EDITION.STATE.eq("LIVE"))
            .fetchMap(EDITION.DOCUMENT_ID, EDITION.CONTENT_SHA256);
    var inWork =
        db.selectDistinct(EDITION.DOCUMENT_ID)
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(any(ids)))
            .and(EDITION.STATE.notIn("LIVE", "SUPERSEDED", "WITHDRAWN", "DISCARDED"))
            .fetchSet(EDITION.DOCUMENT_ID);
    var known = new HashMap<String, Known>();
    for (var d : documents) {
      var number = d.getIndexNumber() == null ? null : new IndexNumber(d.getIndexNumber());
      known.put(
          d.getSource() + "\n" + d.getSourceId(),
          new Known(
              d.getId(),
              number,
              last.getOrDefault(d.getId(), 0),
              hashes.get(d.getId()),
              d.getTakenSha256(),
              inWork.contains(d.getId()),
              d.getPublishedAt()));
    }
    items.forEach(i -> i.known = known.get(i.incoming.source() + "\n" + i.incoming.sourceId()));
  }

  Map<String, Long> known(String source) {
    return db.select(DOCUMENT.SOURCE_ID, DOCUMENT.ID)
        .from(DOCUMENT)
        .where(DOCUMENT.SOURCE.eq(source))
        .fetchMap(DOCUMENT.SOURCE_ID, DOCUMENT.ID);
  }

  Set<IndexNumber> used(Collection<IndexNumber> numbers) {
    if (numbers.isEmpty()) {
      return new HashSet<>();
    }
    var values = numbers.stream().map(IndexNumber::value).toList();
    return new HashSet<>(
        db.select(DOCUMENT.INDEX_NUMBER)
            .from(DOCUMENT)
            .where(DOCUMENT.INDEX_NUMBER.in(values))
            .union(
                select(DOCUMENT.WANTED_NUMBER)
                    .from(DOCUMENT)
                    .where(DOCUMENT.WANTED_NUMBER.in(values)))
            .fetch(r -> new IndexNumber(r.value1())));
  }

  /**
   * @return the ids of the documents, in the order of the items
   */
  List<Long> create(Actor actor, List<IntakeItem> items, Instant now) {
    var ids = rows.draw(DOCUMENT, items.size());
    var documents = new ArrayList<DocumentRecord>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var document = db.newRecord(DOCUMENT);
      document.setId(ids.get(i));
      var live = item.held == null;
      var number = item.number == null ? null : item.number.value();
      document.setIndexNumber(live ? Objects.requireNonNull(number) : null);
      document.setPublishedAt(live ? item.publishedAt(now) : null);
      document.setWantedNumber(live ? null : number);
      document.setPublicSince(live ? null : item.incoming.publishedAt());
      document.setTakenSha256(live ? null : item.sent);
      document.setBodyId(item.incoming.bodyId());
      document.setSource(item.incoming.source());
      document.setSourceId(item.incoming.sourceId());
      document.setDemo(item.incoming.demo());
      document.setCreatedBy(actor.id());
      document.setCreatedAt(now);
      documents.add(document);
    }
    rows.insert(documents);
    insertEditions(actor, items, ids, now);
    return ids;
  }

  void change(Actor actor, List<IntakeItem> items, Instant now) {
    var live = ids(items.stream().filter(i -> i.held == null).toList());
    db.update(EDITION)
        .set(EDITION.STATE, EditionState.SUPERSEDED.name())
        .set(EDITION.ENDED_AT, now)
        .where(EDITION.DOCUMENT_ID.in(live))
        .and(EDITION.STATE.eq("LIVE"))
        .execute();
    db.update(DOCUMENT)
        .setNull(DOCUMENT.TAKEN_SHA256)
        .where(DOCUMENT.ID.in(live))
        .and(DOCUMENT.TAKEN_SHA256.isNotNull())
        .execute();
    for (var item : items) {
      if (item.held != null) {
        db.update(DOCUMENT)
            .set(DOCUMENT.TAKEN_SHA256, item.sent)
            .where(DOCUMENT.ID.eq(Objects.requireNonNull(item.known).documentId()))
            .execute();
      }
    }
    insertEditions(actor, items, ids(items), now);
  }

  private static List<Long> ids(List<IntakeItem> known) {
    return known.stream().map(i -> Objects.requireNonNull(i.known).documentId()).toList();
  }

  private void insertEditions(
      Actor actor, List<IntakeItem> items, List<Long> documentIds, Instant now) {
    var ids = rows.draw(EDITION, items.size());
    var attachmentIds =
        rows.draw(ATTACHMENT, items.stream().mapToInt(i -> i.incoming.attachments().size()).sum())
            .iterator();
    var editions = new ArrayList<EditionRecord>();
    var attachments = new ArrayList<AttachmentRecord>();
    for (int i = 0; i < items.size(); i++) {
      var kept = attach(ids.get(i), items.get(i), attachmentIds, attachments);
      editions.add(edition(actor, items.get(i), ids.get(i), documentIds.get(i), kept, now));
    }
    rows.insert(editions);
    rows.insert(attachments);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).held != null) {
        handIn(actor, ids.get(i), items.get(i), now);
      }
    }
  }

  /** The history of what is held begins like that of what was written here. */
  private void handIn(Actor actor, long edition, IntakeItem item, Instant now) {
    db.insertInto(STEP)
        .set(STEP.EDITION_ID, edition)
        .set(STEP.KIND, Step.SUBMIT.name())
        .set(STEP.STAFF_ID, actor.id())
        .set(STEP.STAFF_NAME, actor.name())
        .set(STEP.TAKEN_AT, now)
        .set(STEP.NOTE, (item.waits ? "导入的，" : "导入的，先要审核：") + item.held)
        .execute();
    if (item.waits) {
      db.insertInto(FILE_WAIT).set(FILE_WAIT.EDITION_ID, edition).execute();
    }
  }

  private EditionRecord edition(
      Actor actor,
      IntakeItem item,
      long id,
      long documentId,
      List<Pictures.Kept> kept,
      Instant now) {
    var live = item.held == null;
    var edition = db.newRecord(EDITION);
    edition.setId(id);
    edition.setDocumentId(documentId);
    edition.setNumber(item.known == null ? 1 : item.known.lastEdition() + 1);
    edition.setChangeNote(item.known == null ? null : "按来源更新");
    edition.setState((live ? EditionState.LIVE : EditionState.SUBMITTED).name());
    edition.setBodyId(item.incoming.bodyId());
    edition.setAuthorId(actor.id());
    edition.setCreatedAt(now);
    edition.setUpdatedAt(now);
    EditionRepository.fill(edition, item.fields, item.hash);
    if (live && Pictures.any(item.fields.contentHtml())) {
      edition.setContentHtml(Pictures.toPublic(item.fields.contentHtml(), kept));
    }
    var first = item.known == null ? item.publishedAt(now) : item.known.firstPublishedAt();
    edition.setFirstPublishedAt(live ? first : null);
    edition.setPublishedAt(live ? item.known == null ? first : now : null);
    return edition;
  }

  private List<Pictures.Kept> attach(
      long editionId, IntakeItem item, Iterator<Long> ids, List<AttachmentRecord> into) {
    var kept = new ArrayList<Pictures.Kept>();
    for (var file : item.incoming.attachments()) {
      var id = ids.next();
      into.add(
          new AttachmentRecord(
              id,
              editionId,
              kept.size() + 1,
              file.name(),
              file.sha256(),
              file.mediaType(),
              file.size()));
      kept.add(new Pictures.Kept(id, file));
    }
    return kept;
  }
}
