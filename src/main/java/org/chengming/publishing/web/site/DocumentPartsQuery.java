package org.chengming.publishing.web.site;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.database.PublicReads;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/**
 * All that is public with all it says, in parts. A part is a range of ids, as those of the sitemap
 * are: found by key, never shifting, so that many can be read at once.
 */
@Component
class DocumentPartsQuery {
  /** At most so many documents. */
  static final int PART = 500;

  private final PublicReads reads;

  DocumentPartsQuery(PublicReads reads) {
    this.reads = reads;
  }

  /** The number of parts; part numbers run from 1. */
  int parts() {
    var last = reads.read(db -> db.select(max(DOCUMENT.ID)).from(DOCUMENT).fetchSingle().value1());
    return last == null ? 0 : (int) ((last - 1) / PART) + 1;
  }

  /** Live and withdrawn ones, without what they are tied to; two queries. */
  List<StoredDocument> part(int number) {
    return reads.read(db -> part(db, number));
  }

  private static List<StoredDocument> part(DSLContext db, int number) {
    var newest = new ArrayList<Record>();
    var rows =
        db.select(
                EDITION.asterisk(),
                DOCUMENT.INDEX_NUMBER,
                WITHDRAWAL.WITHDRAWN_AT,
                WITHDRAWAL.REASON)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .leftJoin(WITHDRAWAL)
            .on(WITHDRAWAL.DOCUMENT_ID.eq(DOCUMENT.ID))
            .where(
                EDITION.DOCUMENT_ID.between((long) (number - 1) * PART + 1, (long) number * PART))
            .and(EDITION.STATE.in(DocumentPageQuery.SHOWN))
            .orderBy(EDITION.DOCUMENT_ID, EDITION.STATE.eq("LIVE").desc(), EDITION.NUMBER.desc())
            .fetch();
    for (var row : rows) {
      if (newest.isEmpty()
          || !Objects.equals(
              newest.getLast().get(EDITION.DOCUMENT_ID), row.get(EDITION.DOCUMENT_ID))) {
        newest.add(row);
      }
    }
    var files =
        attachments(db, newest.stream().map(row -> row.get(EDITION.ID)).toArray(Long[]::new));
    return newest.stream().map(row -> stored(row, files)).toList();
  }

  private static StoredDocument stored(
      Record row, Map<Long, List<StoredDocument.Attachment>> files) {
    EditionRecord edition = row.into(EDITION);
    return DocumentPageQuery.stored(
        row,
        edition,
        List.of(),
        edition.getState().equals("LIVE")
            ? files.getOrDefault(edition.getId(), List.of())
            : List.of(),
        List.of());
  }

  /** By edition, in their order. */
  private static Map<Long, List<StoredDocument.Attachment>> attachments(
      DSLContext db, Long[] editions) {
    return db.select(
            ATTACHMENT.ID,
            ATTACHMENT.NAME,
            ATTACHMENT.SHA256,
            ATTACHMENT.MEDIA_TYPE,
            ATTACHMENT.SIZE,
            ATTACHMENT.EDITION_ID)
        .from(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(any(editions)))
        .orderBy(ATTACHMENT.EDITION_ID, ATTACHMENT.POSITION)
        .fetchGroups(
            ATTACHMENT.EDITION_ID,
            r ->
                StoredDocument.Attachment.open(
                    r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
  }
}
