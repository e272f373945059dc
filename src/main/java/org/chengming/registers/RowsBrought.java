package org.chengming.registers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengming.web.Dates;
import org.jooq.DSLContext;

/**
 * Rows that lie in the temporary table {@code brought} and may go into a register, as rules over
 * several rows see them. Names in its statements come from definitions and are checked; values are
 * quoted.
 */
final class RowsBrought {
  private static final int MOST_ROUNDS = 5;

  private final DSLContext db;
  private final RegisterDefinition register;
  private final Function<String, RegisterDefinition> registers;
  private final LocalDate today;

  /**
   * @param registers other registers by their names
   */
  RowsBrought(
      DSLContext db,
      RegisterDefinition register,
      Function<String, RegisterDefinition> registers,
      Clock clock) {
    this.db = db;
    this.register = register;
    this.registers = registers;
    this.today = LocalDate.ofInstant(clock.instant(), Dates.CHINA);
  }

  /**
   * Takes out what breaks a rule. What is left may break another then (a row that names one which
   * was taken out), so it is looked at again until nothing does.
   */
  void refuse(Told told) {
    var rules = register.rules().stream().filter(RowsRule.class::isInstance).toList();
    for (var round = 0; !rules.isEmpty() && round < MOST_ROUNDS; round++) {
      execute("create temporary table broken (line bigint, problem text) on commit drop");
      for (var rule : rules) {
        execute("insert into broken " + ((RowsRule) rule).broken(this));
      }
      tell(told);
      var out = execute("delete from brought where line in (select line from broken)");
      execute("drop table broken");
      if (out == 0) {
        return;
      }
    }
  }

  private void tell(Told told) {
    var all = db.fetchSingle("select count(distinct line) from broken").get(0, Long.class);
    if (all == 0) {
      return;
    }
    var first =
        db.fetch(
            "select line, string_agg(distinct problem, chr(10) order by problem) from broken group by line order by line limit "
                + BringReport.MOST_LINES);
    first.forEach(
        row -> told.refuse(row.get(0, Long.class), row.get(1, String.class).lines().toList()));
    told.count += all - first.size();
  }

  /** Past jOOQ's reading of plain SQL, which would look for parameters in it. */
  private int execute(String sql) {
    return db.connectionResult(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  RegisterDefinition register() {
    return register;
  }

  RegisterDefinition other(String name) {
    return name.equals(register.name()) ? register : registers.apply(name);
  }

  LocalDate today() {
    return today;
  }

  /** The table of another register. */
  String table(String name) {
    return new RegisterTable(other(name)).sqlName();
  }

  /**
   * A query of what the register will hold of those groups that rows were brought for: with {@code
   * line} for rows that are brought, without it for those that stand.
   *
   * @param by the fields that make a group; required ones
   */
  String state(List<String> by, List<String> fields) {
    var columns =
        RowRules.together(by, fields).stream().distinct().map(RowsBrought::column).toList();
    return "select b.line, b.record_key, %1$s from brought b union all select null::bigint, d.record_key, %2$s from %3$s d where (%4$s) in (select %5$s from brought) and not exists (select from brought n where n.record_key = d.record_key)"
        .formatted(
            each(columns, "b.%s"),
            each(columns, "d.%s"),
            new RegisterTable(register).sqlName(),
            each(by.stream().map(RowsBrought::column).toList(), "d.%s"),
            each(by.stream().map(RowsBrought::column).toList(), "%s"));
  }

  /** {@code a.f_x = b.f_x and …}. */
  static String equal(String one, String other, List<String> by) {
    return by.stream()
        .map(f -> "%s.%s = %s.%s".formatted(one, column(f), other, column(f)))
        .collect(Collectors.joining(" and "));
  }

  /** {@code a.f_x = b.f_y and …}, by own field and the other's. */
  static String equal(String one, String other, Map<String, String> on) {
    return on.entrySet().stream()
        .map(e -> "%s.%s = %s.%s".formatted(one, column(e.getKey()), other, column(e.getValue())))
        .collect(Collectors.joining(" and "));
  }

  static String columns(String alias, List<String> fields) {
    return each(fields.stream().map(RowsBrought::column).toList(), alias + ".%s");
  }

  private static String each(List<String> columns, String pattern) {
    return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
  }

  static String column(String field) {
    if (!Field.NAME.matcher(field).matches()) {
      throw new IllegalArgumentException("\"" + field + "\" is no name of a field");
    }
    return "f_" + field;
  }

  /** How a sentence names a row: by its line, or as one that stands by the last part of its key. */
  static String named(String alias) {
    return "coalesce('第' || %1$s.line || '行', '已登记的“' || split_part(%1$s.record_key, '~', -1) || '”')"
        .formatted(alias);
  }

  /** The first rows of an aggregate by their names, and how many there are. */
  static String namedTogether(String alias, String filter) {
    return "array_to_string((array_agg(%1$s order by %2$s.line, %2$s.record_key)%3$s)[1:5], '、') || case when count(*)%3$s > 5 then '等' || count(*)%3$s || '行' else '' end"
        .formatted(named(alias), alias, filter.isEmpty() ? "" : " filter (where " + filter + ")");
  }

  /** A text literal. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''").replace("\0", "") + "'";
  }

  /** A number as people write it. */
  static String number(String expression) {
    return "trim_scale(%s)".formatted(expression);
  }

  /** The title of a field as a literal. */
  String title(String field) {
    return quoted(register.get(field).title());
  }
}
