package org.chengming.organisations;

import static org.chengming.organisations.db.Tables.DIVISION;

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
    var queries =
        divisions.stream()
            .map(
                d ->
                    db.insertInto(
                            DIVISION,
                            DIVISION.CODE,
                            DIVISION.NAME,
                            DIVISION.LEVEL,
                            DIVISION.PARENT_CODE)
                        .values(d.code(), d.name(), d.level().name(), d.parentCode())
                        .onConflict(DIVISION.CODE)
                        .doUpdate()
                        .set(DIVISION.NAME, d.name()))
            .toList();
    db.batch(queries).execute();
  }
}
