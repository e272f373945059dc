package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All live documents in parts for harvesters. A part is a range of ids, so it is found by key and
 * never shifts.
 */
@Component
public class SitemapLines {
  private static final int PART = 10_000;

  /** Where a document stands and when its text changed last. */
  public record Line(String path, Instant changed) {}

  private final DSLContext db;

  SitemapLines(DSLContext db) {
    this.db = db;
  }

  /** The number of parts; part numbers run from 1. */
  @Transactional(readOnly = true)
  public int parts() {
    var last = db.select(max(DOCUMENT.ID)).from(DOCUMENT).fetchSingle().value1();
    return last == null ? 0 : (int) ((last - 1) / PART) + 1;
  }

  /** At most 10,000 lines; none for a part that does not exist. */
  @Transactional(readOnly = true)
  public List<Line> part(int number) {
    return db.select(DOCUMENT.INDEX_NUMBER, EDITION.PUBLISHED_AT)
        .from(EDITION)
        .join(DOCUMENT)
        .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
        .where(EDITION.STATE.eq("LIVE"))
        .and(EDITION.DOCUMENT_ID.between((long) (number - 1) * PART + 1, (long) number * PART))
        .orderBy(EDITION.DOCUMENT_ID)
        .fetch(r -> new Line("/documents/" + r.value1(), r.value2()));
  }
}
