package org.chengming.publishing.web.site;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.chengming.publishing.db.Tables.WITHDRAWAL;

import java.util.List;
import org.chengming.database.PublicReads;
import org.chengming.publishing.web.site.StoredDocument.Withdrawn;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads the editions of a document for its proof; one query, whatever there are. */
@Component
class StoredEditionsQuery {
  private final PublicReads reads;

  StoredEditionsQuery(PublicReads reads) {
    this.reads = reads;
  }

  /**
   * @throws Missing when nothing was ever published under the number
   */
  StoredEditions of(String indexNumber) {
    var rows = reads.read(db -> rows(db, indexNumber));
    if (rows.isEmpty()) {
      throw new Missing("Document " + indexNumber);
    }
    var first = rows.getFirst();
    var at = first.get(WITHDRAWAL.WITHDRAWN_AT);
    var withdrawn = at == null ? null : new Withdrawn(at, first.get(WITHDRAWAL.REASON));
    return new StoredEditions(
        indexNumber,
        first.get(EDITION.BODY_ID),
        first.get(EDITION.TITLE),
        first.get(EDITION.DOCUMENT_NUMBER),
        withdrawn,
        rows.stream().map(r -> edition(r, withdrawn == null)).toList());
  }

  private static List<? extends Record> rows(DSLContext db, String indexNumber) {
    return db.select(
            EDITION.BODY_ID,
            EDITION.TITLE,
            EDITION.DOCUMENT_NUMBER,
            EDITION.NUMBER,
            EDITION.PUBLISHED_AT,
            EDITION.CHANGE_NOTE,
            EDITION.CONTENT_SHA256,
            EDITION.STATE,
            WITHDRAWAL.WITHDRAWN_AT,
            WITHDRAWAL.REASON)
        .from(DOCUMENT)
        .join(EDITION)
        .on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID))
        .leftJoin(WITHDRAWAL)
        .on(WITHDRAWAL.DOCUMENT_ID.eq(DOCUMENT.ID))
        .where(DOCUMENT.INDEX_NUMBER.eq(indexNumber))
        .and(EDITION.STATE.in("LIVE", "SUPERSEDED", "WITHDRAWN"))
        .orderBy(EDITION.NUMBER.desc())
        .fetch();
  }

  private static StoredEditions.Edition edition(Record r, boolean open) {
    return new StoredEditions.Edition(
        r.get(EDITION.NUMBER),
        r.get(EDITION.PUBLISHED_AT),
        open ? r.get(EDITION.CHANGE_NOTE) : null,
        r.get(EDITION.CONTENT_SHA256),
        r.get(EDITION.STATE).equals("LIVE"));
  }
}
