package org.chengming.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.chengming.web.Dates;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Takes records out of a register. What they said goes into the history, where officials read it
 * and the public reads that and why it was removed.
 */
@Component
class Removals {
  /** Why a record leaves display whose time is up. */
  static final String OVER = "展示期满。";

  private final DSLContext db;
  private final Clock clock;

  Removals(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Leaves out of what is being brought the records that were taken out because their last day is
   * past, and whose last day still is: else they would come with every file and go every night.
   */
  void refuseOver(RegisterDefinition register, Told told) {
    var until = register.keeping().displayUntil();
    if (until != null) {
      db.fetch(
              "delete from brought b where b.%s < {0} and exists (select from registers.past_record p where p.register = {1} and p.record_key = b.record_key and p.removed and p.reason = {2}) returning b.line"
                  .formatted(register.get(until).column()),
              DSL.val(LocalDate.ofInstant(clock.instant(), Dates.CHINA)),
              DSL.val(register.name()),
              DSL.val(OVER))
          .forEach(row -> told.refuse(row.get(0, Long.class), List.of(sentence(register, until))));
    }
  }

  static String sentence(RegisterDefinition register, String until) {
    return "“%s”已经过了，不再展示。".formatted(register.get(until).title());
  }

  /**
   * @param reason Chinese, for the public
   */
  record Removal(String key, String reason) {}

  /** Removes them as part of a batch. @return how many there were */
  long remove(RegisterDefinition register, long batch, List<Removal> removals) {
    if (removals.isEmpty()) {
      return 0;
    }
    db.execute(
        "create temporary table leaving (record_key text primary key, reason text not null) on commit drop");
    db.execute(
        "insert into leaving select * from unnest({0}::text[], {1}::text[])",
        DSL.val(removals.stream().map(Removal::key).toArray(String[]::new)),
        DSL.val(removals.stream().map(Removal::reason).toArray(String[]::new)));
    return remove(register, batch, "join leaving l using (record_key)", "l.reason");
  }

  /**
   * @param from what is joined to the register's table {@code d}; no word of it was typed
   * @param reason an expression in it
   */
  long remove(RegisterDefinition register, long batch, String from, String reason) {
    var table = new RegisterTable(register);
    db.execute(
        "insert into registers.past_record (register, record_key, from_batch_id, to_batch_id, content, reason, removed)"
            + " select {0}, d.record_key, d.batch_id, {1}, %s, %s, true from %s d %s"
                .formatted(table.asJson("d", register.columns()), reason, table.sqlName(), from),
        DSL.val(register.name()),
        DSL.val(batch));
    return db.execute(
        "delete from %s d using registers.past_record p where p.to_batch_id = {0} and p.removed and p.register = {1} and p.record_key = d.record_key"
            .formatted(table.sqlName()),
        DSL.val(batch),
        DSL.val(register.name()));
  }
}
