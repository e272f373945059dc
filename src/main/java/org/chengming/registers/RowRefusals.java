package org.chengming.registers;

import java.util.Comparator;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Rows that are in order by themselves and cannot be taken beside others or what stands. */
final class RowRefusals {
  private final DSLContext db;
  private final RegisterDefinition register;

  RowRefusals(DSLContext db, RegisterDefinition register) {
    this.db = db;
    this.register = register;
  }

  /**
   * Takes them out of what was brought.
   *
   * @param told line and the Chinese sentence, in the order of the lines of each reason
   */
  void each(BiConsumer<Long, String> told) {
    db.execute("analyze brought");
    if (db.fetch("select from brought group by record_key having count(*) > 1 limit 1")
        .isNotEmpty()) {
      twice(told);
    }
    if (register.keeping().displayUntil() != null) {
      ended(told);
    }
  }

  /** Of rows with one key the first counts; the others are told. */
  private void twice(BiConsumer<Long, String> told) {
    db.execute("create index on brought (record_key, line)");
    var later =
        db.fetch(
            "delete from brought b where exists (select 1 from brought f where f.record_key = b.record_key and f.line < b.line)"
                + " returning b.line, (select min(f.line) from brought f where f.record_key = b.record_key)");
    var named =
        String.join(
            "、", register.key().stream().map(k -> "“" + register.get(k).title() + "”").toList());
    later.sort(Comparator.comparing(r -> r.get(0, Long.class)));
    for (var row : later) {
      told.accept(
          row.get(0, Long.class), "和第%d行的%s相同，只取了前一行。".formatted(row.get(1, Long.class), named));
    }
  }

  /** What was taken out of display early stays out, however often its source sends it. */
  private void ended(BiConsumer<Long, String> told) {
    db
        .fetch(
            "delete from brought b using registers.display_end e where e.register = {0} and e.record_key = b.record_key returning b.line",
            DSL.val(register.name()))
        .getValues(0, Long.class)
        .stream()
        .sorted()
        .forEach(line -> told.accept(line, "这条记录已经提前结束公示，没有收。"));
  }
}
