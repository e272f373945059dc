package org.chengming.search;

import static org.chengming.search.db.Tables.STOP_WORD;
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
class StopWordRepository {
  private final DSLContext db;

  StopWordRepository(DSLContext db) {
    this.db = db;
  }

  /** Changes with every change of any word. */
  String revision() {
    return db.select(count(), max(STOP_WORD.ID), max(STOP_WORD.RECORDED_AT))
        .from(STOP_WORD)
        .fetchSingle()
        .toString();
  }

  List<StopWord> all() {
    return db.selectFrom(STOP_WORD)
        .orderBy(STOP_WORD.ID.desc())
        .fetch(r -> new StopWord(r.getId(), r.getWord(), r.getAtEnd()));
  }

  Optional<StopWord> find(long id) {
    return all().stream().filter(word -> word.id() == id).findFirst();
  }

  long insert(StopWord word, @Nullable Long by, Instant at) {
    return db.insertInto(STOP_WORD)
        .set(STOP_WORD.WORD, word.word())
        .set(STOP_WORD.AT_END, word.atEnd())
        .set(STOP_WORD.RECORDED_BY, by)
        .set(STOP_WORD.RECORDED_AT, at)
        .returning(STOP_WORD.ID)
        .fetchSingle(STOP_WORD.ID);
  }

  void delete(long id) {
    if (db.deleteFrom(STOP_WORD).where(STOP_WORD.ID.eq(id)).execute() != 1) {
      throw new Missing("Stop word " + id);
    }
  }
}
