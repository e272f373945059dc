package org.chengming.standards;

import static org.chengming.standards.db.Tables.COUNT_REVISION;

import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.web.PublicRevision;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Public pages show coverage, so a copy of one is good only until something is counted anew. */
@Component
class CoverageRevision implements PublicRevision {
  private final DSLContext db;
  private final Snapshot<Long> number;

  CoverageRevision(DSLContext db, Announcements announcements) {
    this.db = db;
    this.number = new Snapshot<>(announcements, "coverage", this::read, this::read);
  }

  private long read() {
    return db.select(COUNT_REVISION.NUMBER).from(COUNT_REVISION).fetchSingle(COUNT_REVISION.NUMBER);
  }

  void raise() {
    db.update(COUNT_REVISION).set(COUNT_REVISION.NUMBER, COUNT_REVISION.NUMBER.plus(1)).execute();
    number.changed();
  }

  @Override
  public String current() {
    return "coverage " + number.get();
  }
}
