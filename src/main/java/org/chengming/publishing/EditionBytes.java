package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.util.List;
import java.util.Optional;
import org.chengming.database.PublicReads;
import org.chengming.publishing.db.tables.records.EditionRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * All that a public edition says as the bytes whose SHA-256 is its content hash, so that anybody
 * can hash them again: {@link ContentHash} says how they are written.
 */
@Component
public class EditionBytes {
  private final PublicReads reads;

  EditionBytes(PublicReads reads) {
    this.reads = reads;
  }

  /**
   * Of an edition that is or was live, while its document is public; nothing else is opened.
   *
   * @param number of the edition, from 1
   */
  public Optional<byte[]> of(String indexNumber, int number) {
    return reads.read(
        db ->
            edition(db, indexNumber, number)
                .map(
                    e -> {
                      var kept = attachments(db, e.getId());
                      var fields = EditionRepository.fields(e);
                      return ContentHash.bytes(
                          fields.saying(Pictures.toDesk(fields.contentHtml(), kept)),
                          EditionRepository.files(kept));
                    }));
  }

  private static Optional<EditionRecord> edition(DSLContext db, String indexNumber, int number) {
    var live = EDITION.as("live");
    return db.select(EDITION.asterisk())
        .from(DOCUMENT)
        .join(EDITION)
        .on(EDITION.DOCUMENT_ID.eq(DOCUMENT.ID))
        .join(live)
        .on(live.DOCUMENT_ID.eq(DOCUMENT.ID), live.STATE.eq("LIVE"))
        .where(DOCUMENT.INDEX_NUMBER.eq(indexNumber))
        .and(EDITION.NUMBER.eq(number))
        .and(EDITION.STATE.in("LIVE", "SUPERSEDED"))
        .fetchOptionalInto(EDITION);
  }

  /** The files of an edition in their order. */
  static List<Pictures.Kept> attachments(DSLContext db, long editionId) {
    return db.selectFrom(ATTACHMENT)
        .where(ATTACHMENT.EDITION_ID.eq(editionId))
        .orderBy(ATTACHMENT.POSITION)
        .fetch(
            a ->
                new Pictures.Kept(
                    a.getId(),
                    new AttachedFile(a.getName(), a.getSha256(), a.getMediaType(), a.getSize())));
  }
}
