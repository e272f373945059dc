package org.chengming.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules between a row and rows of another register, or others of its own, one by one. */
final class OtherRules {
  private OtherRules() {}

  /**
   * A field of another register.
   *
   * @param register its name
   */
  record Elsewhere(String register, String field) {
    /** Reads {@code housing-projects.number}. */
    static Elsewhere of(String words) {
      var dot = words.indexOf('.');
      if (dot < 1) {
        throw new IllegalArgumentException("\"" + words + "\" must be register.field");
      }
      return new Elsewhere(words.substring(0, dot), words.substring(dot + 1));
    }

    @Override
    public String toString() {
      return register + "." + field;
    }

    String title(RowsBrought rows) {
      return rows.other(register).get(field).title();
    }
  }

  /** What a field names is there in another register. */
  record Refers(String field, Elsewhere to) implements RowsRule {
    @Override
    public List<String> fields() {
      return List.of(field);
    }

    @Override
    public String broken(RowsBrought rows) {
      var own = RowsBrought.column(field);
      var theirs = RowsBrought.column(to.field());
      var among =
          to.register().equals(rows.register().name())
              ? " and not exists (select from brought n where n.%s = b.%s)".formatted(theirs, own)
              : "";
      return "select b.line, format('“%%s”是“%%s”，但登记簿“%%s”里没有这个“%%s”。', %1$s, b.%2$s, %3$s, %4$s) from brought b where b.%2$s is not null and not exists (select from %5$s o where o.%6$s = b.%2$s)%7$s"
          .formatted(
              rows.title(field),
              own,
              RowsBrought.quoted(rows.other(to.register()).title()),
              RowsBrought.quoted(to.title(rows)),
              rows.table(to.register()),
              theirs,
              among);
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder("refers", field, "to", to.toString());
    }
  }

  /**
   * An amount is the one another register has, where it has one.
   *
   * @param on which record there, its fields by own ones
   * @param when which rows here
   */
  record Agrees(
      String amount, Elsewhere with, Map<String, String> on, Condition when, BigDecimal tolerance)
      implements RowsRule {
    Agrees {
      on = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(on));
    }

    @Override
    public List<String> fields() {
      return RowRules.together(List.of(amount), new ArrayList<>(on.keySet()), when.fields());
    }

    @Override
    public String broken(RowsBrought rows) {
      var own = "b." + RowsBrought.column(amount);
      var theirs = "o." + RowsBrought.column(with.field());
      return "select b.line, format('“%%s”是%%s，但登记簿“%%s”里同一条的“%%s”是%%s，两处应当一样。', %1$s, %2$s, %3$s, %4$s, %5$s) from brought b join %6$s o on %7$s where %8$s and abs(%9$s - %10$s) > %11$s"
          .formatted(
              rows.title(amount),
              RowsBrought.number(own),
              RowsBrought.quoted(rows.other(with.register()).title()),
              RowsBrought.quoted(with.title(rows)),
              RowsBrought.number(theirs),
              rows.table(with.register()),
              RowsBrought.equal("b", "o", on),
              when.sql("b"),
              own,
              theirs,
              tolerance.toPlainString());
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder(
          "agrees",
          amount,
          "with",
          with.toString(),
          "matching",
          on,
          "when",
          when.words(),
          "tolerance",
          tolerance);
    }
  }

  /**
   * There are no more rows of a group (or their sum is no more) than another register allows for.
   *
   * @param added the field that is added up; null to count rows
   * @param on what makes a group, and which record there it belongs to
   */
  record AtMost(Elsewhere most, @Nullable String added, Map<String, String> on)
      implements RowsRule {
    AtMost {
      on = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(on));
    }

    @Override
    public List<String> fields() {
      var all = new ArrayList<>(on.keySet());
      if (added != null) {
        all.add(added);
      }
      return all;
    }

    @Override
    public String broken(RowsBrought rows) {
      var by = new ArrayList<>(on.keySet());
      var amount = added == null ? "count(*)::numeric" : "sum(s." + RowsBrought.column(added) + ")";
      return "with state as materialized (%1$s), used as (select %2$s, %3$s as amount from state s group by %2$s) select b.line, format('%%s一共有%%s，超过了登记簿“%%s”里的“%%s”（%%s）。', %4$s, %5$s, %6$s, %7$s, o.%8$s) from brought b join used u on %9$s join %10$s o on %11$s where u.amount > o.%8$s"
          .formatted(
              rows.state(by, added == null ? List.of() : List.of(added)),
              RowsBrought.columns("s", by),
              amount,
              by.stream()
                  .map(f -> "b." + RowsBrought.column(f) + "::text")
                  .collect(Collectors.joining(" || ' ' || ", "'“' || ", " || '”'")),
              added == null
                  ? "u.amount || '条'"
                  : RowsBrought.quoted("“" + rows.register().get(added).title() + "”")
                      + " || trim_scale(u.amount)",
              RowsBrought.quoted(rows.other(most.register()).title()),
              RowsBrought.quoted(most.title(rows)),
              RowsBrought.column(most.field()),
              RowsBrought.equal("b", "u", by),
              rows.table(most.register()),
              RowsBrought.equal("b", "o", on));
    }

    @Override
    public Map<String, Object> words() {
      var words = RowRules.inOrder("at-most", most.toString(), "matching", on);
      if (added != null) {
        words.put("added", added);
      }
      return words;
    }
  }

  /**
   * Rows that do not go with another of their group, whether it is brought or stands: the first
   * sentence about each.
   *
   * @param said SQL of the sentence about a row {@code a} and another {@code c}
   * @param clash what must not be true of the two
   */
  private static String clashing(
      RowsBrought rows, List<String> by, List<String> read, String said, String clash) {
    return "with state as materialized (%s) select a.line, min(%s) from state a join state c on %s and %s where a.line is not null group by a.line"
        .formatted(rows.state(by, read), said, RowsBrought.equal("a", "c", by), clash);
  }

  /**
   * Of rows about one thing no two hold on the same day.
   *
   * @param until a field that may be empty: from then on
   */
  record Apart(String from, String until, List<String> by) implements RowsRule {
    Apart {
      by = List.copyOf(by);
    }

    @Override
    public List<String> fields() {
      return RowRules.together(by, List.of(from, until));
    }

    @Override
    public String broken(RowsBrought rows) {
      var begin = RowsBrought.column(from);
      var end = RowsBrought.column(until);
      var said =
          "format('从%%s到%%s和%%s（从%%s到%%s）重叠，同一天只能有一个。', a.%1$s, coalesce(a.%2$s::text, '以后'), %3$s, c.%1$s, coalesce(c.%2$s::text, '以后'))"
              .formatted(begin, end, RowsBrought.named("c"));
      var clash =
          "a.record_key <> c.record_key and a.%1$s <= coalesce(c.%2$s, 'infinity') and c.%1$s <= coalesce(a.%2$s, 'infinity')"
              .formatted(begin, end);
      return clashing(rows, by, List.of(from, until), said, clash);
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder("apart", List.of(from, until), "by", by);
    }
  }

  /**
   * Within a group days do not fall as the numbers of its rows rise.
   *
   * @param along the field with the numbers
   */
  record InOrder(String day, String along, List<String> by) implements RowsRule {
    InOrder {
      by = List.copyOf(by);
    }

    @Override
    public List<String> fields() {
      return RowRules.together(by, List.of(day, along));
    }

    @Override
    public String broken(RowsBrought rows) {
      var on = RowsBrought.column(day);
      var number = RowsBrought.column(along);
      var said =
          "format('“%%s”（%%s）和%%s（%%s）前后颠倒了。', %1$s, a.%2$s, %3$s, c.%2$s)"
              .formatted(rows.title(day), on, RowsBrought.named("c"));
      var clash =
          "(a.%2$s > c.%2$s and a.%1$s < c.%1$s or a.%2$s < c.%2$s and a.%1$s > c.%1$s)"
              .formatted(on, number);
      return clashing(rows, by, List.of(day, along), said, clash);
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder("in-order", day, "along", along, "by", by);
    }
  }

  /** Days that have come. */
  record NotAfterToday(List<String> fields) implements RowsRule {
    NotAfterToday {
      fields = List.copyOf(fields);
    }

    @Override
    public String broken(RowsBrought rows) {
      return fields.stream()
          .map(
              f ->
                  "select b.line, format('“%%s”（%%s）不能在今天（%3$s）之后。', %1$s, b.%2$s::date) from brought b where b.%2$s::date > date '%3$s'"
                      .formatted(rows.title(f), RowsBrought.column(f), rows.today()))
          .collect(Collectors.joining(" union all "));
    }

    @Override
    public Map<String, Object> words() {
      return Map.of("not-after-today", fields);
    }
  }
}
