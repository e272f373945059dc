package org.chengming.registers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.chengming.registers.RegisterDefinition.Partition;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The parts of a table that is parted by month or year. One is made when the first record of its
 * time is brought: beside the table and then attached to it, which keeps nobody from reading.
 */
final class RegisterParts {
  private static final int MOST_AT_ONCE = 600;
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

  private RegisterParts() {}

  /**
   * Makes those that are missing for what was brought.
   *
   * @throws Refused when they are so many that the times are hardly meant
   */
  static void make(DSLContext db, RegisterDefinition register) {
    var partition = register.partition();
    if (partition == null) {
      return;
    }
    var field = register.get(partition.field());
    var table = new RegisterTable(register).sqlName();
    if (!parted(db, table)) {
      return;
    }
    var missing =
        db
            .fetch(
                "select distinct date_trunc('%s', %s)::date from brought order by 1"
                    .formatted(partition.every().name().toLowerCase(Locale.ROOT), field.column()))
            .getValues(0, LocalDate.class)
            .stream()
            .filter(start -> !there(db, part(table, start)))
            .toList();
    if (missing.size() > MOST_AT_ONCE) {
      throw Refused.because(
          "file",
          "“%s”分散在%d个%s里，一次最多%d个；请看看是不是写错了。"
              .formatted(
                  field.title(),
                  missing.size(),
                  partition.every() == Partition.Every.MONTH ? "月" : "年",
                  MOST_AT_ONCE),
          "Too many parts");
    }
    missing.forEach(start -> attach(db, table, start, partition.every()));
  }

  /** One that was made before its definition said so stays in one piece. */
  private static boolean parted(DSLContext db, String table) {
    return db.fetchSingle(
            "select relkind = 'p' from pg_class where oid = to_regclass({0})", DSL.val(table))
        .get(0, Boolean.class);
  }

  private static boolean there(DSLContext db, String part) {
    return db.fetchSingle("select to_regclass({0}) is not null", DSL.val(part))
        .get(0, Boolean.class);
  }

  /** A name of at most 63 bytes, since that of a register has at most 50. */
  private static String part(String table, LocalDate start) {
    return table + "_p" + MONTH.format(start);
  }

  private static void attach(DSLContext db, String table, LocalDate start, Partition.Every every) {
    var end = every == Partition.Every.MONTH ? start.plusMonths(1) : start.plusYears(1);
    var part = part(table, start);
    db.execute("create table %s (like %s including all)".formatted(part, table));
    db.execute(
        "alter table %s attach partition %s for values from ('%s') to ('%s')"
            .formatted(table, part, start, end));
  }
}
