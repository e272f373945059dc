package org.chengming.search;

import static org.chengming.search.db.Tables.BEST_BET;
import static org.chengming.search.db.Tables.BEST_BET_TARGET;
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
class BestBetRepository {
  private final DSLContext db;

  BestBetRepository(DSLContext db) {
    this.db = db;
  }

  /** Changes with every change of any of them. */
  String revision() {
    return db.select(count(), max(BEST_BET.ID), max(BEST_BET.RECORDED_AT))
        .from(BEST_BET)
        .fetchSingle()
        .toString();
  }

  List<BestBet> all() {
    var targets =
        db.selectFrom(BEST_BET_TARGET)
            .orderBy(BEST_BET_TARGET.BEST_BET_ID, BEST_BET_TARGET.POSITION)
            .fetchGroups(
                BEST_BET_TARGET.BEST_BET_ID,
                r -> new BestBet.Target(r.getDocumentId(), r.getPath(), r.getLabel()));
    return db.selectFrom(BEST_BET)
        .orderBy(BEST_BET.ID.desc())
        .fetch(
            r ->
                new BestBet(
                    r.getId(),
                    List.of(r.getQuestions()),
                    targets.getOrDefault(r.getId(), List.of()),
                    r.getReason(),
                    r.getValidUntil()));
  }

  Optional<BestBet> find(long id) {
    return all().stream().filter(bet -> bet.id() == id).findFirst();
  }

  long insert(BestBet bet, @Nullable Long by, Instant at) {
    var id =
        db.insertInto(BEST_BET)
            .set(BEST_BET.QUESTIONS, bet.questions().toArray(String[]::new))
            .set(BEST_BET.REASON, bet.reason())
            .set(BEST_BET.VALID_UNTIL, bet.validUntil())
            .set(BEST_BET.RECORDED_BY, by)
            .set(BEST_BET.RECORDED_AT, at)
            .returning(BEST_BET.ID)
            .fetchSingle(BEST_BET.ID);
    targets(id, bet.targets());
    return id;
  }

  void update(BestBet bet, @Nullable Long by, Instant at) {
    var changed =
        db.update(BEST_BET)
            .set(BEST_BET.QUESTIONS, bet.questions().toArray(String[]::new))
            .set(BEST_BET.REASON, bet.reason())
            .set(BEST_BET.VALID_UNTIL, bet.validUntil())
            .set(BEST_BET.RECORDED_BY, by)
            .set(BEST_BET.RECORDED_AT, at)
            .where(BEST_BET.ID.eq(bet.id()))
            .execute();
    if (changed != 1) {
      throw new Missing("Best bet " + bet.id());
    }
    db.deleteFrom(BEST_BET_TARGET).where(BEST_BET_TARGET.BEST_BET_ID.eq(bet.id())).execute();
    targets(bet.id(), bet.targets());
  }

  private void targets(long bet, List<BestBet.Target> targets) {
    for (var i = 0; i < targets.size(); i++) {
      db.insertInto(BEST_BET_TARGET)
          .set(BEST_BET_TARGET.BEST_BET_ID, bet)
          .set(BEST_BET_TARGET.POSITION, i + 1)
          .set(BEST_BET_TARGET.DOCUMENT_ID, targets.get(i).document())
          .set(BEST_BET_TARGET.PATH, targets.get(i).path())
          .set(BEST_BET_TARGET.LABEL, targets.get(i).label())
          .execute();
    }
  }

  void delete(long id) {
    if (db.deleteFrom(BEST_BET).where(BEST_BET.ID.eq(id)).execute() != 1) {
      throw new Missing("Best bet " + id);
    }
  }
}
