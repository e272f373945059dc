package org.chengming.search;

import static org.chengming.search.db.Tables.SYNONYM_GROUP;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class SynonymRepository {
  private final DSLContext db;

  SynonymRepository(DSLContext db) {
    this.db = db;
  }

  /** Changes with every change of any group. */
  String revision() {
    return db.select(count(), max(SYNONYM_GROUP.ID), max(SYNONYM_GROUP.RECORDED_AT))
        .from(SYNONYM_GROUP)
        .fetchSingle()
        .toString();
  }

  List<SynonymGroup> all() {
    return db.selectFrom(SYNONYM_GROUP)
        .orderBy(SYNONYM_GROUP.ID.desc())
        .fetch(r -> new SynonymGroup(r.getId(), List.of(r.getWords()), r.getNote()));
  }

  Optional<SynonymGroup> find(long id) {
    return db.selectFrom(SYNONYM_GROUP)
        .where(SYNONYM_GROUP.ID.eq(id))
        .fetchOptional(r -> new SynonymGroup(r.getId(), List.of(r.getWords()), r.getNote()));
  }

  long insert(List<String> words, @Nullable String note, @Nullable Long by, Instant at) {
    return db.insertInto(SYNONYM_GROUP)
        .set(SYNONYM_GROUP.WORDS, words.toArray(String[]::new))
        .set(SYNONYM_GROUP.NOTE, note)
        .set(SYNONYM_GROUP.RECORDED_BY, by)
        .set(SYNONYM_GROUP.RECORDED_AT, at)
        .returning(SYNONYM_GROUP.ID)
        .fetchSingle(SYNONYM_GROUP.ID);
  }

  void update(SynonymGroup group, @Nullable Long by, Instant at) {
    var changed =
        db.update(SYNONYM_GROUP)
            .set(SYNONYM_GROUP.WORDS, group.words().toArray(String[]::new))
            .set(SYNONYM_GROUP.NOTE, group.note())
            .set(SYNONYM_GROUP.RECORDED_BY, by)
            .set(SYNONYM_GROUP.RECORDED_AT, at)
            .where(SYNONYM_GROUP.ID.eq(group.id()))
            .execute();
    if (changed != 1) {
      throw new Missing("Synonym group " + group.id());
    }
  }

  void delete(long id) {
    if (db.deleteFrom(SYNONYM_GROUP).where(SYNONYM_GROUP.ID.eq(id)).execute() != 1) {
      throw new Missing("Synonym group " + id);
    }
  }
}
