package org.chengming.registers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rules over the lines of one table among the rows, such as a budget's: a table in which something
 * does not add up does not go in at all, or a part of it would stand without the rest.
 */
final class TableRules {
  private TableRules() {}

  /**
   * Amounts of subjects are the sums of the subjects below them. Codes of subjects begin with that
   * of the one above (类 201, 款 20101, 项 2010101); one whose parts are not told stands by itself.
   *
   * @param code the field with the subject's code
   * @param levels lengths of codes from the top down
   * @param total what stands in the place of a code in the line with the sum of the top level
   */
  record Tree(
      String code,
      List<String> amounts,
      List<String> by,
      List<Integer> levels,
      String total,
      BigDecimal tolerance)
      implements RowsRule {
    Tree {
      amounts = List.copyOf(amounts);
      by = List.copyOf(by);
      levels = List.copyOf(levels);
    }

    @Override
    public List<String> fields() {
      return RowRules.together(by, List.of(code), amounts);
    }

    @Override
    public String broken(RowsBrought rows) {
      var own = new ArrayList<>(amounts);
      own.add(code);
      return "with state as materialized (%s) ".formatted(rows.state(by, own))
          + ", "
          + IntStream.range(0, amounts.size())
              .mapToObj(i -> off(rows, i))
              .collect(Collectors.joining(", "))
          + IntStream.range(0, amounts.size())
              .mapToObj(i -> refused(i, by))
              .collect(Collectors.joining(" union all "));
    }

    private String off(RowsBrought rows, int place) {
      var amount = RowsBrought.column(amounts.get(place));
      var key = RowsBrought.column(code);
      return "off%1$d as (select %2$s, format('%%s“%%s”的%%s是%%s，但下面的%%s加起来是%%s，相差%%s，整张表没有登记。', %3$s, p.%4$s, %5$s, %6$s, %7$s, %8$s, %9$s) as problem from state p join state c on %10$s and (%11$s) where p.%12$s is not null group by %2$s, p.line, p.record_key, p.%4$s, p.%12$s having abs(sum(c.%12$s) - p.%12$s) > %13$s)"
          .formatted(
              place,
              RowsBrought.columns("p", by),
              RowsBrought.named("p"),
              key,
              rows.title(amounts.get(place)),
              RowsBrought.number("p." + amount),
              RowsBrought.namedTogether("c", ""),
              RowsBrought.number("sum(c." + amount + ")"),
              RowsBrought.number("abs(sum(c." + amount + ") - p." + amount + ")"),
              RowsBrought.equal("p", "c", by),
              below(key),
              amount,
              tolerance.toPlainString());
    }

    /** Whether {@code c} is one of the parts of {@code p}. */
    private String below(String key) {
      var steps = new ArrayList<String>();
      steps.add(
          "p.%1$s = %2$s and length(c.%1$s) = %3$d and c.%1$s <> %2$s"
              .formatted(key, RowsBrought.quoted(total), levels.getFirst()));
      for (var i = 1; i < levels.size(); i++) {
        steps.add(
            "p.%1$s <> %2$s and length(p.%1$s) = %3$d and length(c.%1$s) = %4$d and left(c.%1$s, %3$d) = p.%1$s"
                .formatted(key, RowsBrought.quoted(total), levels.get(i - 1), levels.get(i)));
      }
      return steps.stream().collect(Collectors.joining(") or (", "(", ")"));
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder(
          "tree",
          code,
          "amounts",
          amounts,
          "by",
          by,
          "levels",
          levels,
          "total",
          total,
          "tolerance",
          tolerance);
    }
  }

  /**
   * In each table the lines of one side have the same sum as those of the other, if it has both.
   */
  record Balanced(
      String amount, List<String> by, Condition left, Condition right, BigDecimal tolerance)
      implements RowsRule {
    Balanced {
      by = List.copyOf(by);
    }

    @Override
    public List<String> fields() {
      return RowRules.together(by, List.of(amount), left.fields(), right.fields());
    }

    @Override
    public String broken(RowsBrought rows) {
      var column = "s." + RowsBrought.column(amount);
      var sum = "sum(" + column + ") filter (where %s)";
      var one = sum.formatted(left.sql("s"));
      var other = sum.formatted(right.sql("s"));
      return "with state as materialized (%1$s), off0 as (select %2$s, format('%%s的%%s是%%s（%%s），%%s的是%%s（%%s），两边相差%%s，整张表没有登记。', %3$s, %4$s, %5$s, %6$s, %7$s, %8$s, %9$s, %10$s) as problem from state s group by %2$s having abs(%11$s - %12$s) > %13$s) "
              .formatted(
                  rows.state(by, RowRules.together(List.of(amount), left.fields(), right.fields())),
                  RowsBrought.columns("s", by),
                  RowsBrought.quoted(left.said(rows.register())),
                  rows.title(amount),
                  RowsBrought.number(one),
                  RowsBrought.namedTogether("s", left.sql("s")),
                  RowsBrought.quoted(right.said(rows.register())),
                  RowsBrought.number(other),
                  RowsBrought.namedTogether("s", right.sql("s")),
                  RowsBrought.number("abs(" + one + " - " + other + ")"),
                  one,
                  other,
                  tolerance.toPlainString())
          + refused(0, by);
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder(
          "balanced",
          amount,
          "by",
          by,
          "left",
          left.words(),
          "right",
          right.words(),
          "tolerance",
          tolerance);
    }
  }

  /** A line that says its table is empty is the only one of it. */
  record Alone(Condition line, List<String> by) implements RowsRule {
    Alone {
      by = List.copyOf(by);
    }

    @Override
    public List<String> fields() {
      return RowRules.together(by, line.fields());
    }

    @Override
    public String broken(RowsBrought rows) {
      return "with state as materialized (%1$s), off0 as (select %2$s, format('%%s%%s，这张表就不能有别的行，但还有%%s。', %3$s, %4$s, %5$s) as problem from state s group by %2$s having bool_or(%6$s) and count(*) > 1) "
              .formatted(
                  rows.state(by, line.fields()),
                  RowsBrought.columns("s", by),
                  RowsBrought.namedTogether("s", line.sql("s")),
                  RowsBrought.quoted(line.said(rows.register())),
                  RowsBrought.namedTogether("s", "(" + line.sql("s") + ") is not true"),
                  line.sql("s"))
          + refused(0, by);
    }

    @Override
    public Map<String, Object> words() {
      return RowRules.inOrder("alone", line.words(), "by", by);
    }
  }

  private static String refused(int place, List<String> by) {
    return " select b.line, min(o.problem) from brought b join off%d o on %s group by b.line"
        .formatted(place, RowsBrought.equal("b", "o", by));
  }
}
