package org.chengming.registers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a register is: its fields, its key, the rules its records keep, and how it is shown. Data,
 * not code; the table is made from it.
 *
 * @param name what addresses and programs call it, {@code [a-z][a-z0-9-]*}
 * @param version rises with every change of the definition
 * @param area the key area of the notice it answers, {@code N1} to {@code N9}
 * @param duty the item of Art. 20 it fulfils, a code of the vocabulary of duties
 * @param key names of the fields that together name a record; required and shown
 * @param order names of the fields by which it is listed, newest or largest first
 * @param computed named calculations that fill fields from others, e.g. {@code air-quality-index}
 */
public record RegisterDefinition(
    String name,
    int version,
    String title,
    String titleEn,
    String description,
    String descriptionEn,
    String area,
    String duty,
    String licence,
    Rhythm rhythm,
    List<Field> fields,
    List<String> key,
    List<String> order,
    List<Rule> rules,
    List<String> computed) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** How often something new is due. */
  public enum Rhythm {
    HOURLY,
    DAILY,
    MONTHLY,
    YEARLY,
    AS_IT_HAPPENS
  }

  public RegisterDefinition {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    order = List.copyOf(order);
    rules = List.copyOf(rules);
    computed = List.copyOf(computed);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a register");
    }
    var known = new HashMap<String, Field>();
    for (var field : fields) {
      if (known.put(field.name(), field) != null) {
        throw new IllegalArgumentException("Field " + field.name() + " is defined twice");
      }
    }
    if (key.isEmpty()) {
      throw new IllegalArgumentException("Register " + name + " has no key");
    }
    for (var part : key) {
      var field = known.get(part);
      if (field == null || !field.required() || !field.shown()) {
        throw new IllegalArgumentException(
            "Key field " + part + " must be defined, required and shown");
      }
    }
    for (var part : order) {
      var field = known.get(part);
      if (field == null || !field.sort() || !field.required()) {
        throw new IllegalArgumentException(
            "Field " + part + ", by which is listed, must be required and offer sorting");
      }
    }
    var named = new HashSet<String>();
    rules.forEach(rule -> named.addAll(rule.fields()));
    for (var used : named) {
      if (!known.containsKey(used)) {
        throw new IllegalArgumentException("A rule names " + used + ", which is no field");
      }
    }
  }

  public String label(Words t) {
    return t.english() ? titleEn : title;
  }

  public String about(Words t) {
    return t.english() ? descriptionEn : description;
  }

  public Optional<Field> field(String wanted) {
    return fields.stream().filter(f -> f.name().equals(wanted)).findFirst();
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  public Field get(String wanted) {
    return field(wanted)
        .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + wanted));
  }

  /** What the public sees. */
  public List<Field> shown() {
    return fields.stream().filter(Field::shown).toList();
  }

  public List<Field> filters() {
    return fields.stream().filter(f -> f.shown() && f.filter()).toList();
  }

  /**
   * The field a heading names, by its name or its Chinese or English title; null when none does.
   */
  @Nullable Field headed(String heading) {
    var bare = heading.strip();
    for (var field : fields) {
      if (field.name().equals(bare)
          || field.title().equals(bare)
          || field.titleEn().equalsIgnoreCase(bare)) {
        return field;
      }
    }
    return null;
  }

  /** The key of a record as one text, which is also the last part of its address. */
  String keyOf(Map<String, Object> values) {
    var parts =
        key.stream()
            .map(part -> FieldType.text(java.util.Objects.requireNonNull(values.get(part))))
            .map(text -> text.replace("%", "%25").replace("~", "%7E"))
            .toList();
    return String.join("~", parts);
  }
}
