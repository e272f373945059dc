package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.organisations.Uscc;

/** Rules that look at one record alone. */
final class RowRules {
  private RowRules() {}

  /** Fields that must be filled in where the condition holds. */
  record Needed(List<String> needed, Condition when) implements Rule {
    Needed {
      needed = List.copyOf(needed);
    }

    @Override
    public List<String> fields() {
      return Stream.concat(needed.stream(), when.fields().stream()).toList();
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var missing = needed.stream().filter(f -> !values.containsKey(f)).toList();
      return missing.isEmpty() || !when.holds(values)
          ? Optional.empty()
          : Optional.of("%s时，%s不能空着。".formatted(when.said(register), titles(missing, register)));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("needed", needed, "when", when.words());
    }
  }

  /** Fields that may be filled in only where the condition holds. */
  record Only(List<String> only, Condition when) implements Rule {
    Only {
      only = List.copyOf(only);
    }

    @Override
    public List<String> fields() {
      return Stream.concat(only.stream(), when.fields().stream()).toList();
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var filled = only.stream().filter(values::containsKey).toList();
      return filled.isEmpty() || when.holds(values)
          ? Optional.empty()
          : Optional.of("只有%s时才能填%s。".formatted(when.said(register), titles(filled, register)));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("only", only, "when", when.words());
    }
  }

  /** Unified social credit codes with a right check character (GB 32100). */
  record CreditCode(List<String> fields) implements Rule {
    CreditCode {
      fields = List.copyOf(fields);
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      for (var field : fields) {
        if (values.get(field) instanceof String code && !Uscc.isValid(code)) {
          return Optional.of(
              "“%s”不是统一社会信用代码：“%s”的位数或校验码不对。"
                  .formatted(register.get(field).title(), Field.brief(code)));
        }
      }
      return Optional.empty();
    }

    @Override
    public Map<String, Object> words() {
      return Map.of("uscc", fields);
    }
  }

  /** Two groups of amounts that come to the same, such as what came and what went or is left. */
  record Together(List<String> one, List<String> other) implements Rule {
    Together {
      one = List.copyOf(one);
      other = List.copyOf(other);
    }

    @Override
    public List<String> fields() {
      return Stream.concat(one.stream(), other.stream()).toList();
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var first = Rule.Sum.of(one, values);
      var second = Rule.Sum.of(other, values);
      return first.compareTo(second) == 0
          ? Optional.empty()
          : Optional.of(
              "%s加起来是%s，%s加起来是%s，应当一样，相差%s。"
                  .formatted(
                      titles(one, register),
                      FieldType.text(first),
                      titles(other, register),
                      FieldType.text(second),
                      FieldType.text(first.subtract(second).abs())));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("together", one, "equals", other);
    }
  }

  /** Two fields that say the same, one of them mostly filled by a calculation. */
  record Same(String stated, String counted, String basis) implements Rule {
    @Override
    public List<String> fields() {
      return List.of(stated, counted);
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var said = values.get(stated);
      var should = values.get(counted);
      return said == null || should == null || FieldType.text(said).equals(FieldType.text(should))
          ? Optional.empty()
          : Optional.of(
              "“%s”是“%s”，但%s应当是“%s”。"
                  .formatted(
                      register.get(stated).title(),
                      FieldType.text(said),
                      basis,
                      FieldType.text(should)));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("same", List.of(stated, counted), "basis", basis);
    }
  }

  /** At least so many days between two dates, the first of them not counted. */
  record DaysApart(int days, String from, String until) implements Rule {
    @Override
    public List<String> fields() {
      return List.of(from, until);
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      if (!(values.get(from) instanceof LocalDate begin)
          || !(values.get(until) instanceof LocalDate end)
          || ChronoUnit.DAYS.between(begin, end) >= days) {
        return Optional.empty();
      }
      return Optional.of(
          "“%s”（%s）到“%s”（%s）只有%d日，至少要%d日。"
              .formatted(
                  register.get(from).title(),
                  begin,
                  register.get(until).title(),
                  end,
                  ChronoUnit.DAYS.between(begin, end),
                  days));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("days-at-least", days, "from", from, "until", until);
    }
  }

  /** A yes or no that says whether a figure is beyond its limit. */
  record Exceeds(String measured, String limit, String says) implements Rule {
    @Override
    public List<String> fields() {
      return List.of(measured, limit, says);
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var figure = values.get(measured);
      var bound = values.get(limit);
      if (figure == null || bound == null || !(values.get(says) instanceof Boolean said)) {
        return Optional.empty();
      }
      var beyond =
          new BigDecimal(figure.toString()).compareTo(new BigDecimal(bound.toString())) > 0;
      return said == beyond
          ? Optional.empty()
          : Optional.of(
              "“%s”（%s）%s“%s”（%s），“%s”应当是%s。"
                  .formatted(
                      register.get(measured).title(),
                      FieldType.text(figure),
                      beyond ? "超过了" : "没有超过",
                      register.get(limit).title(),
                      FieldType.text(bound),
                      register.get(says).title(),
                      beyond ? "是" : "否"));
    }

    @Override
    public Map<String, Object> words() {
      return inOrder("exceeds", measured, "limit", limit, "says", says);
    }
  }

  static String titles(List<String> fields, RegisterDefinition register) {
    return fields.stream()
        .map(f -> "“" + register.get(f).title() + "”")
        .collect(Collectors.joining("、"));
  }

  /** Words in the order in which they are said. */
  static Map<String, Object> inOrder(Object... wordsAndValues) {
    var words = new LinkedHashMap<String, Object>();
    for (var i = 0; i < wordsAndValues.length; i += 2) {
      words.put((String) wordsAndValues[i], wordsAndValues[i + 1]);
    }
    return words;
  }

  /** All of several lists, in their order. */
  @SafeVarargs
  static List<String> together(List<String>... lists) {
    var all = new ArrayList<String>();
    for (var list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
