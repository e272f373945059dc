package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RecordFigures;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterView;
import org.chengming.registers.Registers;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Sets two values of a field side by side, with the sums of their records. */
@Component
class ComparisonQuery {
  private final Registers registers;
  private final RecordFigures figures;
  private final Filters filters;
  private final Ways ways;

  ComparisonQuery(Registers registers, RecordFigures figures, Filters filters, Ways ways) {
    this.registers = registers;
    this.figures = figures;
    this.filters = filters;
    this.ways = ways;
  }

  ComparisonPage page(String name, MultiValueMap<String, String> parameters, Frame frame) {
    var t = frame.t();
    var register = registers.get(name);
    if (!Ways.comparable(register)) {
      throw new Missing("Comparison in " + name);
    }
    var dimensions =
        register.key().stream()
            .map(register::get)
            .filter(f -> f.filter() && f.vocabulary().isEmpty())
            .toList();
    var asked = parameters.getFirst("by");
    var by =
        dimensions.stream()
            .filter(f -> f.name().equals(asked))
            .findFirst()
            .orElseGet(() -> easiest(register, dimensions));
    var choices = filters.choices(register, by);
    var left = side(parameters, "left", choices, choices.size() - 2);
    var right = side(parameters, "right", choices, choices.size() - 1);
    var others = others(register, by, parameters, t);
    var path = "/registers/" + name;
    return new ComparisonPage(
        Head.of(t.of("比较") + " " + register.label(t), path + "/comparison")
            .describedAs(register.about(t)),
        register.label(t),
        path,
        ways.of(register, "/comparison", t),
        dimensions.stream()
            .map(
                f ->
                    new RegisterPage.Way(
                        t.of("按%s", f.label(t)), path + "/comparison?by=" + f.name(), f.equals(by)))
            .toList(),
        by.name(),
        choices,
        left,
        right,
        others,
        rows(register, by, left, right, others, t));
  }

  /** The first whose values can be chosen from a list. */
  private Field easiest(RegisterDefinition register, List<Field> dimensions) {
    return dimensions.stream()
        .filter(f -> !filters.choices(register, f).isEmpty())
        .findFirst()
        .orElse(dimensions.getFirst());
  }

  private static String side(
      MultiValueMap<String, String> parameters, String name, List<String> choices, int usual) {
    var asked = parameters.getFirst(name);
    return asked != null && !asked.isBlank()
        ? asked.strip()
        : choices.isEmpty() ? "" : choices.get(Math.max(0, usual));
  }

  /**
   * What tells records apart besides and must not be thrown together, a year or plan and account:
   * one is always chosen. Days and what is no part of the key are free.
   */
  private List<Filters.Filter> others(
      RegisterDefinition register, Field by, MultiValueMap<String, String> parameters, Words t) {
    return register.filters().stream()
        .filter(f -> !f.equals(by))
        .map(
            f -> {
              var choices = filters.choices(register, f);
              var needed =
                  register.key().contains(f.name())
                      && (!f.vocabulary().isEmpty() || f.type() == FieldType.YEAR);
              var asked = parameters.getFirst(f.name());
              var usual = !needed || choices.isEmpty() ? "" : choices.getLast();
              return new Filters.Filter(
                  f.name(),
                  f.label(t),
                  "text",
                  false,
                  asked == null ? usual : asked.strip(),
                  "",
                  "",
                  choices);
            })
        .toList();
  }

  private List<ComparisonPage.Row> rows(
      RegisterDefinition register,
      Field by,
      String left,
      String right,
      List<Filters.Filter> others,
      Words t) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    var narrowed = new LinkedHashMap<String, String>();
    others.stream()
        .filter(f -> !f.value().isEmpty())
        .forEach(f -> narrowed.put(f.name(), f.value()));
    var sides = figures.compared(register, by, List.of(left, right), narrowed).orElse(Map.of());
    var adding = RegisterView.sums(register);
    return RecordFigures.numbers(register).stream()
        .map(f -> row(label(f, adding, t), value(sides, left, f), value(sides, right, f)))
        .filter(r -> !r.left().equals("—") || !r.right().equals("—"))
        .toList();
  }

  private static @Nullable BigDecimal value(
      Map<String, RecordFigures.Sums> sides, String side, Field field) {
    var found = sides.get(side);
    return found == null ? null : found.sums().get(field.name());
  }

  private static String label(Field field, List<Field> adding, Words t) {
    return field.label(t)
        + (field.unit() == null ? "" : t.of("（%s）", field.unit()))
        + (adding.contains(field) ? "" : t.of("，平均"));
  }

  private static ComparisonPage.Row row(
      String label, @Nullable BigDecimal left, @Nullable BigDecimal right) {
    var most = abs(left).max(abs(right));
    return new ComparisonPage.Row(
        label,
        left == null ? "—" : Shown.number(left),
        right == null ? "—" : Shown.number(right),
        left == null || right == null ? "" : signed(right.subtract(left)),
        Shown.change(left, right),
        width(left, most),
        width(right, most));
  }

  private static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : number.signum() < 0 ? "−" : "")
        + Shown.number(number.abs());
  }

  private static BigDecimal abs(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number.abs();
  }

  private static int width(@Nullable BigDecimal value, BigDecimal most) {
    return value == null || value.signum() < 0 || most.signum() == 0
        ? 0
        : value.multiply(BigDecimal.valueOf(100)).divide(most, 0, RoundingMode.HALF_UP).intValue();
  }
}
