package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.STEP;
import static org.jooq.impl.DSL.max;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.files.StoredFile;
import org.chengming.publishing.db.tables.records.DocumentRecord;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Documents, editions, attachments and steps; the document's row is always locked first. */
@Repository
class EditionRepository {
  private final DSLContext db;
  private final Clock clock;

  EditionRepository(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  Held lock(long editionId) {
    var document = lockDocument(documentOf(editionId));
    return new Held(document, db.fetchSingle(EDITION, EDITION.ID.eq(editionId)));
  }

  EditionFields read(long editionId) {
    return db.fetchOptional(EDITION, EDITION.ID.eq(editionId))
        .map(EditionRepository::fields)
        .orElseThrow(() -> new Missing("Edition " + editionId));
  }

  /** All it says, as it stands. */
  EditionWords words(long editionId) {
    var e =
        db.fetchOptional(EDITION, EDITION.ID.eq(editionId))
            .orElseThrow(() -> new Missing("Edition " + editionId));
    return new EditionWords(fields(e), e.getChangeNote(), attachments(editionId));
  }

  long documentOf(long editionId) {
    return db.select(EDITION.DOCUMENT_ID)
        .from(EDITION)
        .where(EDITION.ID.eq(editionId))
        .fetchOptional(EDITION.DOCUMENT_ID)
        .orElseThrow(() -> new Missing("Edition " + editionId));
  }

  DocumentRecord lockDocument(long documentId) {
    return db.selectFrom(DOCUMENT)
        .where(DOCUMENT.ID.eq(documentId))
        .forUpdate()
        .fetchOptional()
        .orElseThrow(() -> new Missing("Document " + documentId));
  }

  /** The live edition of a document, locked. */
  Optional<Held> lockLive(long documentId) {
    var document = lockDocument(documentId);
    return db.selectFrom(EDITION)
        .where(EDITION.DOCUMENT_ID.eq(documentId))
        .and(EDITION.STATE.eq(EditionState.LIVE.name()))
        .fetchOptional()
        .map(e -> new Held(document, e));
  }

  /** The edition of a document that is on its way, if there is one; the document must be locked. */
  Optional<Held> inWork(DocumentRecord document) {
    return db.selectFrom(EDITION)
        .where(EDITION.DOCUMENT_ID.eq(document.getId()))
        .and(EDITION.STATE.notIn("LIVE", "SUPERSEDED", "WITHDRAWN", "DISCARDED"))
        .fetchOptional()
        .map(e -> new Held(document, e));
  }

  DocumentRecord insertDocument(Actor actor, long bodyId) {
    var document = db.newRecord(DOCUMENT);
    document.setBodyId(bodyId);
    document.setCreatedBy(actor.id());
    document.setCreatedAt(clock.instant());
    document.insert();
    return document;
  }

  Held insertDraft(
      Actor actor,
      DocumentRecord document,
      EditionFields fields,
      List<AttachedFile> files,
      @Nullable String changeNote) {
    var edition = db.newRecord(EDITION);
    var last =
        db.select(max(EDITION.NUMBER))
            .from(EDITION)
            .where(EDITION.DOCUMENT_ID.eq(document.getId()))
            .fetchSingle();
    edition.setDocumentId(document.getId());
    edition.setNumber(last.value1() == null ? 1 : last.value1() + 1);
    edition.setState(EditionState.DRAFT.name());
    edition.setBodyId(document.getBodyId());
    edition.setChangeNote(changeNote);
    edition.setAuthorId(actor.id());
    edition.setCreatedAt(clock.instant());
    edition.setUpdatedAt(clock.instant());
    edition.setRevision(1);
    fill(edition, fields, ContentHash.of(fields, files));
    edition.insert();
    files.forEach(file -> insertAttachment(edition.getId(), file));
    return new Held(document, edition);
  }

  void store(Held held) {
    held.edition().setUpdatedAt(clock.instant());
    if (held.edition().store() != 1) {
      throw new IllegalStateException("Edition %d was not written".formatted(held.id()));
    }
  }

  /** The live edition makes room for the next; there is exactly one. */
  void supersedeLive(long documentId) {
    var superseded =
        db.update(EDITION)
            .set(EDITION.STATE, EditionState.SUPERSEDED.name())
            .set(EDITION.ENDED_AT, clock.instant())
            .where(EDITION.DOCUMENT_ID.eq(documentId))
            .and(EDITION.STATE.eq(EditionState.LIVE.name()))
            .execute();
    if (superseded != 1) {
      throw Refused.conflict(
          "这份文件已经撤回，不能再发布新版。", "Document %d has no live edition".formatted(documentId));
    }
  }

  void step(Held held, Step step, Actor actor, @Nullable String note) {
    db.insertInto(STEP)
        .set(STEP.EDITION_ID, held.id())
        .set(STEP.KIND, step.name())
        .set(STEP.STAFF_ID, actor.id())
        .set(STEP.STAFF_NAME, actor.name())
        .set(STEP.TAKEN_AT, clock.instant())
        .set(STEP.NOTE, note)
        .execute();
  }

  List<Pictures.Kept> attachments(long editionId) {
    return EditionBytes.attachments(db, editionId);
  }

  long insertAttachment(long editionId, AttachedFile file) {
    var last =
        db.select(max(ATTACHMENT.POSITION))
            .from(ATTACHMENT)
            .where(ATTACHMENT.EDITION_ID.eq(editionId))
            .fetchSingle();
    return db.insertInto(ATTACHMENT)
        .set(ATTACHMENT.EDITION_ID, editionId)
        .set(ATTACHMENT.POSITION, last.value1() == null ? 1 : last.value1() + 1)
        .set(ATTACHMENT.NAME, file.name())
        .set(ATTACHMENT.SHA256, file.sha256())
        .set(ATTACHMENT.MEDIA_TYPE, file.mediaType())
        .set(ATTACHMENT.SIZE, file.size())
        .returningResult(ATTACHMENT.ID)
        .fetchSingle()
        .value1();
  }

  long editionOfAttachment(long attachmentId) {
    return db.select(ATTACHMENT.EDITION_ID)
        .from(ATTACHMENT)
        .where(ATTACHMENT.ID.eq(attachmentId))
        .fetchOptional(ATTACHMENT.EDITION_ID)
        .orElseThrow(() -> new Missing("Attachment " + attachmentId));
  }

  /** Other bytes under the same name. */
  void replaceFile(long attachmentId, StoredFile file) {
    var replaced =
        db.update(ATTACHMENT)
            .set(ATTACHMENT.SHA256, file.sha256())
            .set(ATTACHMENT.MEDIA_TYPE, file.mediaType())
            .set(ATTACHMENT.SIZE, file.size())
            .where(ATTACHMENT.ID.eq(attachmentId))
            .execute();
    if (replaced != 1) {
      throw new Missing("Attachment " + attachmentId);
    }
  }

  /** The names these have now. */
  void rename(List<Pictures.Kept> attachments) {
    attachments.forEach(
        a ->
            db.update(ATTACHMENT)
                .set(ATTACHMENT.NAME, a.file().name())
                .where(ATTACHMENT.ID.eq(a.id()))
                .and(ATTACHMENT.NAME.ne(a.file().name()))
                .execute());
  }

  void deleteAttachment(long attachmentId) {
    db.deleteFrom(ATTACHMENT).where(ATTACHMENT.ID.eq(attachmentId)).execute();
  }

  /** Positions are unique in an edition, so the new ones are taken above the old. */
  void arrange(long editionId, List<Long> order) {
    int position =
        db.select(max(ATTACHMENT.POSITION))
            .from(ATTACHMENT)
            .where(ATTACHMENT.EDITION_ID.eq(editionId))
            .fetchSingle()
            .value1();
    for (var id : order) {
      db.update(ATTACHMENT)
          .set(ATTACHMENT.POSITION, ++position)
          .where(ATTACHMENT.ID.eq(id))
          .and(ATTACHMENT.EDITION_ID.eq(editionId))
          .execute();
    }
  }

  static List<AttachedFile> files(List<Pictures.Kept> attachments) {
    return attachments.stream().map(Pictures.Kept::file).toList();
  }

  static EditionFields fields(EditionRecord e) {
    return new EditionFields(
        e.getTitle(),
        e.getDocumentNumber(),
        new EditionFields.Classes(e.getGenre(), e.getTheme(), e.getDuty(), e.getAudience()),
        new EditionFields.Disclosure(Attribute.valueOf(e.getAttribute()), e.getAttributeReason()),
        new EditionFields.Days(e.getFormedOn(), e.getEffectiveOn(), e.getExpiresOn()),
        e.getSummary(),
        List.of(e.getKeywords()),
        e.getContentHtml());
  }

  /**
   * @param fields tidied
   */
  static void fill(EditionRecord e, EditionFields fields, String hash) {
    e.setTitle(fields.title());
    e.setDocumentNumber(fields.documentNumber());
    e.setDocumentNumberKey(
        fields.documentNumber() == null
            ? null
            : DocumentNumber.parse(fields.documentNumber()).map(DocumentNumber::key).orElse(null));
    e.setGenre(fields.classes().genre());
    e.setTheme(fields.classes().theme());
    e.setDuty(fields.classes().duty());
    e.setAudience(fields.classes().audience());
    e.setAttribute(fields.disclosure().attribute().name());
    e.setAttributeReason(fields.disclosure().reason());
    e.setFormedOn(fields.days().formedOn());
    e.setEffectiveOn(fields.days().effectiveOn());
    e.setExpiresOn(fields.days().expiresOn());
    e.setSummary(fields.summary());
    e.setKeywords(fields.keywords().toArray(String[]::new));
    e.setContentHtml(fields.contentHtml());
    e.setContentSha256(hash);
  }
}
