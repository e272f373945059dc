package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A definition as fields of a form, to and from the words of its text. Words the form has no field
 * for (views, rules, masks) go through it unharmed.
 */
final class DefinitionForm {
  /** Beyond those there are. */
  private static final int BLANK = 4;

  private static final int MOST = 200;
  private static final String APART = "[,，、\\n]";

  static final List<String> TEXTS =
      List.of(
          "name",
          "title",
          "title-en",
          "description",
          "description-en",
          "area",
          "duty",
          "licence",
          "rhythm",
          "body",
          "retention-years",
          "display-until");

  /** Below {@code timely}; in the form with that before them. */
  private static final List<String> TIMELY =
      List.of("from", "working-days", "said", "days", "in-time");

  private static final List<String> LISTS = List.of("key", "order", "computed");
  static final List<String> FIELD_TEXTS =
      List.of("name", "title", "title-en", "type", "unit", "description", "minimum", "maximum");
  static final List<String> FLAGS = List.of("required", "shown", "filter", "sort", "personal");

  private DefinitionForm() {}

  /** How many rows of fields are offered. */
  static int rows(Map<String, String> values) {
    int last = -1;
    for (var name : values.keySet()) {
      if (name.matches("name-\\d{1,3}") && !values.getOrDefault(name, "").isBlank()) {
        last = Math.max(last, Integer.parseInt(name.substring(5)));
      }
    }
    return Math.min(MOST, last + 1 + BLANK);
  }

  static Map<String, String> values(Map<String, Object> tree) {
    var values = new LinkedHashMap<String, String>();
    TEXTS.forEach(word -> values.put(word, text(tree.get(word))));
    LISTS.forEach(word -> values.put(word, text(tree.get(word))));
    TIMELY.forEach(word -> values.put("timely-" + word, text(map(tree.get("timely")).get(word))));
    int i = 0;
    for (var field : fields(tree)) {
      for (var word : FIELD_TEXTS) {
        values.put(word + "-" + i, text(field.get(word)));
      }
      values.put("enum-" + i, text(field.get("enum")));
      var personal = on(field.get("personal"), false);
      for (var flag : FLAGS) {
        var usual = flag.equals("shown") && !personal;
        values.put(flag + "-" + i, on(field.get(flag), usual) ? "true" : "");
      }
      i++;
    }
    return values;
  }

  /** The codes of the keepers of a text. */
  static List<String> keepers(Map<String, Object> tree) {
    return tree.get("keepers") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * The words of the text with what stands in the form put over them.
   *
   * @param keepers the codes of those that were typed
   */
  static Map<String, Object> tree(
      Map<String, Object> before, Map<String, String> typed, List<String> keepers) {
    var tree = new LinkedHashMap<>(before);
    for (var word : TEXTS) {
      put(tree, word, typed.getOrDefault(word, "").strip());
    }
    for (var word : LISTS) {
      put(tree, word, list(typed.getOrDefault(word, "")));
    }
    put(tree, "keepers", keepers);
    var timely = new LinkedHashMap<>(map(before.get("timely")));
    TIMELY.forEach(word -> put(timely, word, typed.getOrDefault("timely-" + word, "").strip()));
    put(tree, "timely", timely);
    var known =
        fields(before).stream()
            .collect(Collectors.toMap(f -> text(f.get("name")), Function.identity(), (a, b) -> a));
    var fields = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < MOST; i++) {
      var name = typed.getOrDefault("name-" + i, "").strip();
      if (!name.isEmpty()) {
        fields.add(field(known.getOrDefault(name, Map.of()), typed, i));
      }
    }
    tree.put("fields", fields);
    return before.containsKey("name") ? tree : inOrder(tree);
  }

  /** A new text says first what the register is called, and its fields last. */
  private static Map<String, Object> inOrder(Map<String, Object> tree) {
    var ordered = new LinkedHashMap<String, Object>();
    TEXTS.stream().filter(tree::containsKey).forEach(w -> ordered.put(w, tree.get(w)));
    tree.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static Map<String, Object> field(
      Map<String, Object> before, Map<String, String> typed, int i) {
    var field = new LinkedHashMap<>(before);
    for (var word : FIELD_TEXTS) {
      put(field, word, typed.getOrDefault(word + "-" + i, "").strip());
    }
    put(field, "enum", values(before.get("enum"), typed.getOrDefault("enum-" + i, "")));
    var personal = typed.containsKey("personal-" + i);
    for (var flag : FLAGS) {
      var on = typed.containsKey(flag + "-" + i);
      if (on == (flag.equals("shown") && !personal)) {
        field.remove(flag);
      } else {
        field.put(flag, on);
      }
    }
    return field;
  }

  private static void put(Map<String, Object> tree, String word, Object value) {
    if (value.equals("") || value.equals(List.of()) || value.equals(Map.of())) {
      tree.remove(word);
    } else if (!text(tree.get(word)).equals(text(value))) {
      tree.put(word, value);
    }
  }

  /** A list whose values hold marks of their own is set apart by commas of the full width alone. */
  private static List<String> values(@Nullable Object before, String typed) {
    var marked =
        before instanceof List<?> list
            && list.stream().anyMatch(v -> v.toString().matches(".*[,、].*"));
    return list(typed, marked ? "[，\\n]" : APART);
  }

  private static List<String> list(String typed) {
    return list(typed, APART);
  }

  private static List<String> list(String typed, String apart) {
    return Arrays.stream(typed.split(apart)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> fields(Map<String, Object> tree) {
    return tree.get("fields") instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(f -> (Map<String, Object>) f).toList()
        : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static boolean on(@Nullable Object value, boolean usual) {
    return value == null ? usual : Boolean.parseBoolean(value.toString());
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining("，"))
        : value.toString();
  }
}
