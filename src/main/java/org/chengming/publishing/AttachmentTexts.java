package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import org.chengming.files.TextExtracted;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells followers that the text of a live document's attachment is now known. */
@Component
class AttachmentTexts {
  private final DSLContext db;
  private final ChangeLog changes;

  AttachmentTexts(DSLContext db, ChangeLog changes) {
    this.db = db;
    this.changes = changes;
  }

  @EventListener
  @Transactional
  public void on(TextExtracted event) {
    var documents =
        db.selectDistinct(EDITION.DOCUMENT_ID)
            .from(ATTACHMENT)
            .join(EDITION)
            .on(EDITION.ID.eq(ATTACHMENT.EDITION_ID))
            .where(ATTACHMENT.SHA256.eq(event.sha256()))
            .and(EDITION.STATE.eq(EditionState.LIVE.name()))
            .fetch(EDITION.DOCUMENT_ID);
    if (!documents.isEmpty()) {
      changes.addAll(documents, Change.Kind.TEXT);
    }
  }
}
