package org.chengming.registers;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the fields of a record; a {@link RowsRule} looks at more than one. */
public interface Rule {
  /** The fields it looks at. */
  List<String> fields();

  /** What is wrong, in Chinese; empty when the rule holds or a field it needs is empty. */
  Optional<String> problem(Map<String, Object> values, RegisterDefinition register);

  /** The rule as definitions say it. */
  Map<String, Object> words();

  /** The total is the sum of its parts, where empty parts count as nothing. */
  record Sum(String total, List<String> parts, BigDecimal tolerance) implements Rule {
    public Sum {
      parts = List.copyOf(parts);
    }

    @Override
    public List<String> fields() {
      return Stream.concat(Stream.of(total), parts.stream()).toList();
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      var stated = values.get(total);
      if (stated == null) {
        return Optional.empty();
      }
      var sum = of(parts, values);
      var off = sum.subtract(new BigDecimal(stated.toString()));
      return off.abs().compareTo(tolerance) <= 0
          ? Optional.empty()
          : Optional.of(
              "“%s”是%s，但%s加起来是%s，相差%s。"
                  .formatted(
                      register.get(total).title(),
                      FieldType.text(stated),
                      parts.stream()
                          .map(p -> "“" + register.get(p).title() + "”")
                          .collect(Collectors.joining("、")),
                      FieldType.text(sum),
                      FieldType.text(off.abs())));
    }

    /** What the fields come to, where empty ones count as nothing. */
    static BigDecimal of(List<String> fields, Map<String, Object> values) {
      return fields.stream()
          .map(values::get)
          .filter(Objects::nonNull)
          .map(part -> new BigDecimal(part.toString()))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public Map<String, Object> words() {
      var words = new LinkedHashMap<String, Object>();
      words.put("sum", total);
      words.put("of", parts);
      words.put("tolerance", tolerance);
      return words;
    }
  }

  /** Days, years or amounts that do not fall from one field to the next. */
  record Rising(List<String> fields) implements Rule {
    public Rising {
      fields = List.copyOf(fields);
    }

    @Override
    public Optional<String> problem(Map<String, Object> values, RegisterDefinition register) {
      String before = null;
      Object earlier = null;
      for (var field : fields) {
        var value = values.get(field);
        if (value == null) {
          continue;
        }
        if (before != null && earlier != null && falls(earlier, value)) {
          return Optional.of(
              (value instanceof Long || value instanceof BigDecimal
                      ? "“%s”（%s）不能小于“%s”（%s）。"
                      : "“%s”（%s）不能在“%s”（%s）之前。")
                  .formatted(
                      register.get(field).title(),
                      FieldType.text(value),
                      register.get(before).title(),
                      FieldType.text(earlier)));
        }
        before = field;
        earlier = value;
      }
      return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static boolean falls(Object before, Object after) {
      return before.getClass() == after.getClass()
          && ((Comparable<Object>) before).compareTo(after) > 0;
    }

    @Override
    public Map<String, Object> words() {
      return Map.of("rising", fields);
    }
  }
}
