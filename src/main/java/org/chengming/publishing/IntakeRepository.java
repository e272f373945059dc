package org.chengming.publishing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
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
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Writes batches of documents with a handful of statements, whatever their number; ids are drawn
 * ahead.
 */
@Repository
class IntakeRepository {
  /**
   * @param liveHash content hash of the live edition, null when it is withdrawn
   */
  record Known(
      long documentId,
      @Nullable IndexNumber indexNumber,
      int lastEdition,
      @Nullable String liveHash,
      Instant firstPublishedAt) {}

  private final DSLContext db;

  IntakeRepository(DSLContext db) {
    this.db = db;
  }

  /** One batch of a source at a time, so that two cannot both find a document missing. */
  void lockSources(List<String> sources) {
    sources.forEach(
        s -> db.execute("select pg_advisory_xact_lock(hashtextextended({0}, 2014))", val(s)));
  }

  /** Finds what stands already, and locks it. */
  void recognise(Collection<Intake.Item> items) {
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
    return new HashSet<>(
        db.select(DOCUMENT.INDEX_NUMBER)
            .from(DOCUMENT)
            .where(DOCUMENT.INDEX_NUMBER.in(numbers.stream().map(IndexNumber::value).toList()))
            .fetch(r -> new IndexNumber(r.value1())));
  }

  /**
   * @return the ids of the documents, in the order of the items
   */
  List<Long> create(Actor actor, List<Intake.Item> items, Instant now) {
    var ids = draw(DOCUMENT, items.size());
    var documents = new ArrayList<DocumentRecord>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var document = db.newRecord(DOCUMENT);
      document.setId(ids.get(i));
      document.setIndexNumber(Objects.requireNonNull(item.number).value());
      document.setBodyId(item.incoming.bodyId());
      document.setSource(item.incoming.source());
      document.setSourceId(item.incoming.sourceId());
      document.setDemo(item.incoming.demo());
      document.setCreatedBy(actor.id());
      document.setCreatedAt(now);
      document.setPublishedAt(item.publishedAt(now));
      documents.add(document);
    }
    insert(documents);
    insertEditions(actor, items, ids, now);
    return ids;
  }

  void change(Actor actor, List<Intake.Item> items, Instant now) {
    var ids = items.stream().map(i -> Objects.requireNonNull(i.known).documentId()).toList();
    db.update(EDITION)
        .set(EDITION.STATE, EditionState.SUPERSEDED.name())
        .set(EDITION.ENDED_AT, now)
        .where(EDITION.DOCUMENT_ID.in(ids))
        .and(EDITION.STATE.eq("LIVE"))
        .execute();
    insertEditions(actor, items, ids, now);
  }

  private void insertEditions(
      Actor actor, List<Intake.Item> items, List<Long> documentIds, Instant now) {
    var ids = draw(EDITION, items.size());
    var attachmentIds =
        draw(ATTACHMENT, items.stream().mapToInt(i -> i.incoming.attachments().size()).sum())
            .iterator();
    var editions = new ArrayList<EditionRecord>();
    var attachments = new ArrayList<AttachmentRecord>();
    for (int i = 0; i < items.size(); i++) {
      var kept = attach(ids.get(i), items.get(i), attachmentIds, attachments);
      editions.add(edition(actor, items.get(i), ids.get(i), documentIds.get(i), kept, now));
    }
    insert(editions);
    insert(attachments);
  }

  private EditionRecord edition(
      Actor actor,
      Intake.Item item,
      long id,
      long documentId,
      List<Pictures.Kept> kept,
      Instant now) {
    var edition = db.newRecord(EDITION);
    edition.setId(id);
    edition.setDocumentId(documentId);
    edition.setNumber(item.known == null ? 1 : item.known.lastEdition() + 1);
    edition.setChangeNote(item.known == null ? null : "按来源更新");
    edition.setState(EditionState.LIVE.name());
    edition.setBodyId(item.incoming.bodyId());
    edition.setAuthorId(actor.id());
    edition.setCreatedAt(now);
    edition.setUpdatedAt(now);
    EditionRepository.fill(edition, item.fields, item.hash);
    if (Pictures.any(item.fields.contentHtml())) {
      edition.setContentHtml(Pictures.toPublic(item.fields.contentHtml(), kept));
    }
    edition.setFirstPublishedAt(
        item.known == null ? item.publishedAt(now) : item.known.firstPublishedAt());
    edition.setPublishedAt(item.known == null ? item.publishedAt(now) : now);
    return edition;
  }

  private List<Pictures.Kept> attach(
      long editionId, Intake.Item item, Iterator<Long> ids, List<AttachmentRecord> into) {
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

  /** One prepared statement, bound once a record; all records have the same columns set. */
  private <R extends TableRecord<R>> void insert(List<R> records) {
    if (records.isEmpty()) {
      return;
    }
    var first = records.getFirst();
    var columns = Arrays.stream(first.fields()).filter(first::touched).toList();
    var batch =
        db.batch(
            db.insertInto(first.getTable(), columns)
                .values(Collections.nCopies(columns.size(), null)));
    for (var record : records) {
      batch.bind(columns.stream().map(record::get).toArray());
    }
    batch.execute();
  }

  /** Ids of a table, drawn from its sequence. */
  private List<Long> draw(Table<?> table, int count) {
    return count == 0
        ? List.of()
        : db.fetch(
                "select nextval(pg_get_serial_sequence({0}, 'id')) from generate_series(1, {1})",
                val("publishing." + table.getName()), val(count))
            .getValues(0, Long.class);
  }
}
