package org.chengming.search;

import static org.chengming.search.db.Tables.ASKED_QUESTION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class AskedRepository {
  private static final int MOST_SHOWN = 5_000;
  private static final List<TableField<?, Integer>> NUMBERS =
      List.of(
          ASKED_QUESTION.OCCASIONS,
          ASKED_QUESTION.ASKED,
          ASKED_QUESTION.FOUND_NOTHING,
          ASKED_QUESTION.FOUND_LITTLE,
          ASKED_QUESTION.OPENED,
          ASKED_QUESTION.ABANDONED);

  private final DSLContext db;

  AskedRepository(DSLContext db) {
    this.db = db;
  }

  /** In the order of the questions, so that two nodes cannot wait for each other. */
  @Transactional
  public void add(LocalDate day, List<AskedQuestion> counts) {
    var ordered = counts.stream().sorted(Comparator.comparing(AskedQuestion::question)).toList();
    for (var count : ordered) {
      var insert =
          db.insertInto(ASKED_QUESTION)
              .set(ASKED_QUESTION.DAY, day)
              .set(ASKED_QUESTION.QUESTION, count.question())
              .set(ASKED_QUESTION.OCCASIONS, count.occasions())
              .set(ASKED_QUESTION.ASKED, count.asked())
              .set(ASKED_QUESTION.FOUND_NOTHING, count.nothing())
              .set(ASKED_QUESTION.FOUND_LITTLE, count.little())
              .set(ASKED_QUESTION.OPENED, count.opened())
              .set(ASKED_QUESTION.ABANDONED, count.abandoned())
              .onConflict(ASKED_QUESTION.QUESTION, ASKED_QUESTION.DAY)
              .doUpdate()
              .set(
                  ASKED_QUESTION.OCCASIONS,
                  ASKED_QUESTION.OCCASIONS.plus(excluded(ASKED_QUESTION.OCCASIONS)));
      for (var number : NUMBERS.subList(1, NUMBERS.size())) {
        insert = insert.set(number, number.plus(excluded(number)));
      }
      insert.execute();
    }
  }

  /** Those asked often enough, the ones that went wrong most often first. */
  List<AskedQuestion> between(LocalDate from, LocalDate to, int least) {
    var wrong =
        total(ASKED_QUESTION.FOUND_NOTHING)
            .plus(total(ASKED_QUESTION.FOUND_LITTLE))
            .plus(total(ASKED_QUESTION.ABANDONED));
    return read(from, to, least, wrong, MOST_SHOWN);
  }

  List<AskedQuestion> often(LocalDate from, LocalDate to, int least, int most) {
    return read(from, to, least, total(ASKED_QUESTION.OCCASIONS), most);
  }

  private List<AskedQuestion> read(
      LocalDate from, LocalDate to, int least, Field<Integer> first, int most) {
    return db.select(ASKED_QUESTION.QUESTION)
        .select(NUMBERS.stream().map(AskedRepository::total).toList())
        .from(ASKED_QUESTION)
        .where(ASKED_QUESTION.DAY.between(from, to))
        .groupBy(ASKED_QUESTION.QUESTION)
        .having(total(ASKED_QUESTION.OCCASIONS).ge(least))
        .orderBy(first.desc(), ASKED_QUESTION.QUESTION)
        .limit(most)
        .fetch(
            r ->
                new AskedQuestion(
                    r.get(0, String.class),
                    r.get(1, Integer.class),
                    r.get(2, Integer.class),
                    r.get(3, Integer.class),
                    r.get(4, Integer.class),
                    r.get(5, Integer.class),
                    r.get(6, Integer.class)));
  }

  private static Field<Integer> total(TableField<?, Integer> number) {
    return coalesce(sum(number), 0).cast(Integer.class);
  }

  /** Deletes what is never shown, and what is old. */
  @Transactional
  public void tidy(LocalDate today, AskedSettings settings) {
    db.deleteFrom(ASKED_QUESTION)
        .where(ASKED_QUESTION.DAY.lt(today.minusDays(settings.keptDays())))
        .execute();
    db.deleteFrom(ASKED_QUESTION)
        .where(
            ASKED_QUESTION.QUESTION.in(
                select(ASKED_QUESTION.QUESTION)
                    .from(ASKED_QUESTION)
                    .groupBy(ASKED_QUESTION.QUESTION)
                    .having(sum(ASKED_QUESTION.OCCASIONS).lt(BigDecimal.valueOf(settings.least())))
                    .and(max(ASKED_QUESTION.DAY).lt(today.minusDays(settings.unshownDays())))))
        .execute();
  }
}
