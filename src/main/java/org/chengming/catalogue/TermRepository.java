package org.chengming.catalogue;

import static org.chengming.catalogue.db.Tables.REVISION;
import static org.chengming.catalogue.db.Tables.TERM;
import static org.jooq.impl.DSL.excluded;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengming.catalogue.db.tables.records.TermRecord;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class TermRepository {
  private final DSLContext db;

  TermRepository(DSLContext db) {
    this.db = db;
  }

  long revision() {
    return db.select(REVISION.NUMBER).from(REVISION).fetchSingle(REVISION.NUMBER);
  }

  Map<VocabularyName, List<Term>> all() {
    var terms = new EnumMap<VocabularyName, List<Term>>(VocabularyName.class);
    for (var r : db.selectFrom(TERM).fetch()) {
      terms
          .computeIfAbsent(VocabularyName.valueOf(r.getVocabulary()), n -> new ArrayList<>())
          .add(term(r));
    }
    return terms;
  }

  private static Term term(TermRecord r) {
    return new Term(
        r.getCode(),
        r.getLabel(),
        r.getLabelEn(),
        r.getParentCode(),
        r.getPosition(),
        r.getValidFrom(),
        r.getValidTo());
  }

  /**
   * Inserts the term, or gives the stored one its new labels and place; an end someone set stays.
   */
  void put(VocabularyName vocabulary, Term term) {
    putAll(vocabulary, List.of(term));
  }

  void putAll(VocabularyName vocabulary, List<Term> terms) {
    if (terms.isEmpty()) {
      return; // a batch without values would store its pattern
    }
    var batch =
        db.batch(
            db.insertInto(
                    TERM,
                    TERM.VOCABULARY,
                    TERM.CODE,
                    TERM.LABEL,
                    TERM.LABEL_EN,
                    TERM.PARENT_CODE,
                    TERM.POSITION,
                    TERM.VALID_FROM,
                    TERM.VALID_TO)
                .values("", "", "", "", "", 0, LocalDate.EPOCH, LocalDate.EPOCH)
                .onConflict(TERM.VOCABULARY, TERM.CODE)
                .doUpdate()
                .set(TERM.LABEL, excluded(TERM.LABEL))
                .set(TERM.LABEL_EN, excluded(TERM.LABEL_EN))
                .set(TERM.POSITION, excluded(TERM.POSITION)));
    terms.forEach(
        t ->
            batch.bind(
                vocabulary.name(),
                t.code(),
                t.label(),
                t.labelEn(),
                t.parentCode(),
                t.position(),
                t.validFrom(),
                t.validTo()));
    batch.execute();
  }

  void end(VocabularyName vocabulary, List<String> codes, LocalDate lastDay) {
    int rows =
        db.update(TERM)
            .set(TERM.VALID_TO, lastDay)
            .where(
                TERM.VOCABULARY.eq(vocabulary.name()), TERM.CODE.in(codes), TERM.VALID_TO.isNull())
            .execute();
    if (rows != codes.size()) {
      throw new Missing(
          "%d of the terms %s of %s in use".formatted(codes.size() - rows, codes, vocabulary));
    }
  }
}
