package org.chengming.registers;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Puts what stands in the table {@code brought} into that of a register. */
final class Merging {
  private final DSLContext db;
  private final RegisterDefinition register;
  private final RegisterTable table;

  Merging(DSLContext db, RegisterDefinition register) {
    this.db = db;
    this.register = register;
    this.table = new RegisterTable(register);
  }

  long change(long batch) {
    var differs = "(%s) is distinct from (%s)".formatted(table.columns("b."), table.columns("d."));
    db.execute(
        "insert into registers.past_record (register, record_key, from_batch_id, to_batch_id, content)"
            + " select {0}, d.record_key, d.batch_id, {1}, %s from %s d join brought b on %s where %s"
                .formatted(
                    table.asJson("d", register.columns()),
                    table.sqlName(),
                    table.sameRecord("d", "b"),
                    differs),
        DSL.val(register.name()),
        DSL.val(batch));
    var set =
        register.columns().stream()
            .map(f -> "%1$s = b.%1$s".formatted(f.column()))
            .collect(java.util.stream.Collectors.joining(", "));
    return db.execute(
        "update %s d set batch_id = b.batch_id, %s from brought b where %s and %s"
            .formatted(table.sqlName(), set, table.sameRecord("d", "b"), differs));
  }

  long add() {
    return db.execute(
        "insert into %1$s (record_key, batch_id, %2$s) select record_key, batch_id, %2$s from brought on conflict do nothing"
            .formatted(table.sqlName(), table.written("")));
  }

  /**
   * Seals what came new of persons, also under a newer key.
   *
   * @return of how many records nothing else has changed
   */
  long reseal() {
    if (!register.sealsSomething()) {
      return 0;
    }
    return db.fetchSingle(
            """
            with done as (
              update %s d set sealed = b.sealed, sealed_mark = b.sealed_mark, lookup_mark = b.lookup_mark
              from brought b where %s
                and (d.sealed_mark, d.lookup_mark) is distinct from (b.sealed_mark, b.lookup_mark)
              returning d.batch_id <> b.batch_id as alone)
            select count(*) filter (where alone) from done"""
                .formatted(table.sqlName(), table.sameRecord("d", "b")))
        .get(0, Long.class);
  }
}
