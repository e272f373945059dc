package org.chengming.organisations;

import static org.chengming.organisations.db.Tables.DIVISION;
import static org.jooq.impl.DSL.excluded;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DivisionRepository {
  private final DSLContext db;

  DivisionRepository(DSLContext db) {
    this.db = db;
  }

  List<Division> all() {
    return db.selectFrom(DIVISION)
        .fetch(
            r ->
                new Division(
                    r.getCode(),
                    r.getName(),
                    Division.Level.valueOf(r.getLevel()),
                    r.getParentCode()));
  }

  /** Inserts the division, or gives it its new name. */
  void put(List<Division> divisions) {
    if (divisions.isEmpty()) {
      return; // a batch without values would store its pattern
    }
    var batch =
        db.batch(
            db.insertInto(
                    DIVISION, DIVISION.CODE, DIVISION.NAME, DIVISION.LEVEL, DIVISION.PARENT_CODE)
                .values("", "", "", "")
                .onConflict(DIVISION.CODE)
                .doUpdate()
                .set(DIVISION.NAME, excluded(DIVISION.NAME)));
    divisions.forEach(d -> batch.bind(d.code(), d.name(), d.level().name(), d.parentCode()));
    batch.execute();
  }
}
