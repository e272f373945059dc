package org.chengming.gate;

import static org.chengming.gate.db.Tables.WRONG_WORD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import org.chengming.gate.db.tables.records.WrongWordRecord;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class WrongWordRepository {
  private final DSLContext db;

  WrongWordRepository(DSLContext db) {
    this.db = db;
  }

  /** Changes with every change of any word. */
  String revision() {
    return db.select(count(), max(WRONG_WORD.ID), max(WRONG_WORD.RECORDED_AT))
        .from(WRONG_WORD)
        .fetchSingle()
        .toString();
  }

  List<WrongWord> all() {
    return db.selectFrom(WRONG_WORD).orderBy(WRONG_WORD.ID.desc()).fetch(WrongWordRepository::word);
  }

  private static WrongWord word(WrongWordRecord row) {
    return new WrongWord(
        row.getId(),
        row.getWrong(),
        row.getCorrect(),
        WrongWord.Subject.valueOf(row.getSubject()),
        row.getBlocking(),
        List.of(row.getRightWithin()),
        row.getNote());
  }

  long insert(WrongWord word, @Nullable Long by, Instant at) {
    var row = db.newRecord(WRONG_WORD);
    fill(row, word, by, at);
    row.store();
    return row.getId();
  }

  void update(WrongWord word, @Nullable Long by, Instant at) {
    var row =
        db.fetchOptional(WRONG_WORD, WRONG_WORD.ID.eq(word.id()))
            .orElseThrow(() -> new Missing("Wrong word " + word.id()));
    fill(row, word, by, at);
    row.store();
  }

  void delete(long id) {
    if (db.deleteFrom(WRONG_WORD).where(WRONG_WORD.ID.eq(id)).execute() != 1) {
      throw new Missing("Wrong word " + id);
    }
  }

  private static void fill(WrongWordRecord row, WrongWord word, @Nullable Long by, Instant at) {
    row.setWrong(word.wrong());
    row.setCorrect(word.correct());
    row.setSubject(word.subject().name());
    row.setBlocking(word.blocking());
    row.setRightWithin(word.rightWithin().toArray(String[]::new));
    row.setNote(word.note());
    row.setRecordedBy(by);
    row.setRecordedAt(at);
  }
}
