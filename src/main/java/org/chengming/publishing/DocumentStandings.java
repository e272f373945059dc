package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.any;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where documents stand, for modules that made them and keep their ids. */
@Component
public class DocumentStandings {
  private final DSLContext db;

  DocumentStandings(DSLContext db) {
    this.db = db;
  }

  /**
   * A document by its live edition, else by its last.
   *
   * @param path on the public site, null while it is not live
   */
  public record Standing(
      long documentId, long editionId, EditionState state, String title, @Nullable String path) {}

  /** By document, in the order of {@code ids}; what does not exist is missing. */
  @Transactional(readOnly = true)
  public Map<Long, Standing> of(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Standing>();
    if (ids.isEmpty()) {
      return found;
    }
    var last =
        db.select(EDITION.DOCUMENT_ID, EDITION.ID, EDITION.STATE, EDITION.TITLE)
            .select(DOCUMENT.INDEX_NUMBER)
            .distinctOn(EDITION.DOCUMENT_ID)
            .from(EDITION)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
            .where(EDITION.DOCUMENT_ID.eq(any(ids.toArray(Long[]::new))))
            .orderBy(EDITION.DOCUMENT_ID, EDITION.STATE.eq("LIVE").desc(), EDITION.NUMBER.desc())
            .fetchMap(EDITION.DOCUMENT_ID);
    for (var id : ids) {
      var r = last.get(id);
      if (r != null) {
        var state = EditionState.valueOf(r.get(EDITION.STATE));
        var number = r.get(DOCUMENT.INDEX_NUMBER);
        found.put(
            id,
            new Standing(
                id,
                r.get(EDITION.ID),
                state,
                r.get(EDITION.TITLE),
                state == EditionState.LIVE && number != null
                    ? new IndexNumber(number).path()
                    : null));
      }
    }
    return found;
  }
}
