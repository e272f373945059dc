package org.chengming.publishing;

import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.database.PublicReads;
import org.springframework.stereotype.Component;

/**
 * All live documents in parts for harvesters. A part is a range of ids, so it is found by key and
 * never shifts.
 */
@Component
public class SitemapLines {
  private static final int PART = 10_000;

  /** Where a document stands and when its text changed last. */
  public record Line(String path, Instant changed) {}

  private final PublicReads reads;

  SitemapLines(PublicReads reads) {
    this.reads = reads;
  }

  /** The number of parts; part numbers run from 1. */
  public int parts() {
    var last =
        reads.read(
            db ->
                Optional.ofNullable(
                    db.select(max(DOCUMENT.ID)).from(DOCUMENT).fetchSingle().value1()));
    return last.map(id -> (int) ((id - 1) / PART) + 1).orElse(0);
  }

  /** At most 10,000 lines; none for a part that does not exist. */
  public List<Line> part(int number) {
    return reads.read(
        db ->
            db.select(DOCUMENT.INDEX_NUMBER, EDITION.PUBLISHED_AT)
                .from(EDITION)
                .join(DOCUMENT)
                .on(DOCUMENT.ID.eq(EDITION.DOCUMENT_ID))
                .where(EDITION.STATE.eq("LIVE"))
                .and(
                    EDITION.DOCUMENT_ID.between(
                        (long) (number - 1) * PART + 1, (long) number * PART))
                .orderBy(EDITION.DOCUMENT_ID)
                .fetch(r -> new Line("/documents/" + r.value1(), r.value2())));
  }
}
