package org.chengming.registers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records a rule is about: each field named has one of the values named. A field that holds
 * several, set apart by 、, has each of them.
 */
record Condition(Map<String, List<String>> wanted) {
  static final Condition ALWAYS = new Condition(Map.of());

  Condition {
    var copy = new LinkedHashMap<String, List<String>>();
    wanted.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    wanted = java.util.Collections.unmodifiableMap(copy);
  }

  List<String> fields() {
    return new ArrayList<>(wanted.keySet());
  }

  boolean holds(Map<String, Object> values) {
    return wanted.entrySet().stream().allMatch(e -> has(values.get(e.getKey()), e.getValue()));
  }

  private static boolean has(@Nullable Object value, List<String> wanted) {
    return value != null
        && List.of(FieldType.text(value).split("[、，,；;]")).stream()
            .map(String::strip)
            .anyMatch(wanted::contains);
  }

  /** The same as SQL over the columns of a table or query called {@code alias}. */
  String sql(String alias) {
    return wanted.isEmpty()
        ? "true"
        : wanted.entrySet().stream()
            .map(
                e ->
                    "(%1$s.%2$s::text in (%3$s) or %1$s.%2$s::text ~ '[、，,；;]' and regexp_split_to_array(%1$s.%2$s::text, '\\s*[、，,；;]\\s*') && array[%3$s])"
                        .formatted(
                            alias,
                            RowsBrought.column(e.getKey()),
                            e.getValue().stream()
                                .map(RowsBrought::quoted)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining(" and ", "(", ")"));
  }

  /** “类别”是“罚款”. */
  String said(RegisterDefinition register) {
    return wanted.entrySet().stream()
        .map(
            e ->
                "“%s”是%s"
                    .formatted(
                        register.get(e.getKey()).title(),
                        e.getValue().stream()
                            .map(v -> "“" + spoken(v) + "”")
                            .collect(Collectors.joining("或"))))
        .collect(Collectors.joining("，"));
  }

  private static String spoken(String value) {
    return switch (value) {
      case "true" -> "是";
      case "false" -> "否";
      default -> value;
    };
  }

  /** As definitions say it: one value alone, several as a list. */
  Map<String, Object> words() {
    var words = new LinkedHashMap<String, Object>();
    wanted.forEach(
        (field, values) -> words.put(field, values.size() == 1 ? values.getFirst() : values));
    return words;
  }
}
