package org.chengming.registers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * @param keeping who keeps its records and for how long
 * @param views how it is shown beside the table that every register has
 * @param lookup what one asks to find one's own record; null when there is none
 * @param partition how its table is parted; null for one piece
 * @param promise what the public may expect of whoever keeps it
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
    List<String> computed,
    Keeping keeping,
    List<View> views,
    @Nullable Lookup lookup,
    @Nullable Partition partition,
    Promise promise) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** How often something new is due. */
  public enum Rhythm {
    HOURLY,
    DAILY,
    MONTHLY,
    YEARLY,
    AS_IT_HAPPENS
  }

  /**
   * Who keeps the records, and for how long they are shown.
   *
   * @param keepers codes of the bodies whose staff keep it; empty when only staff of the whole
   *     tenant do
   * @param body the field that names the body a record is of, by its code; null when none does
   * @param retentionYears how long records are shown after they were brought; null for always
   * @param displayUntil the field with the last day a record is shown; null when none has it
   */
  public record Keeping(
      List<String> keepers,
      @Nullable String body,
      @Nullable Integer retentionYears,
      @Nullable String displayUntil) {
    static final Keeping NONE = new Keeping(List.of(), null, null, null);

    public Keeping {
      keepers = List.copyOf(keepers);
    }
  }

  /**
   * A view beside the table.
   *
   * @param kind {@code chart}, {@code map}, {@code calendar}, {@code timeline}, {@code dossier}
   * @param settings what the kind needs, e.g. the field that is drawn; lists are joined by commas
   */
  public record View(String kind, Map<String, String> settings) {
    public View {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * Looking up one's own record without ever listing others.
   *
   * @param ask the fields one must know, e.g. number and name
   * @param answer the fields that are told
   */
  public record Lookup(List<String> ask, List<String> answer) {
    public Lookup {
      ask = List.copyOf(ask);
      answer = List.copyOf(answer);
    }
  }

  /** A part of the table for every month or year of a day or moment. */
  public record Partition(String field, Every every) {
    /** How long a part is. */
    public enum Every {
      MONTH,
      YEAR
    }
  }

  public RegisterDefinition {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    order = List.copyOf(order);
    rules = List.copyOf(rules);
    computed = List.copyOf(computed);
    views = List.copyOf(views);
    RegisterView.of(fields, views);
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
      if (field == null || !field.required() || !field.shown() || field.sealed()) {
        throw new IllegalArgumentException(
            "Key field " + part + " must be defined, required, shown and without a mask");
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
    if (lookup != null) {
      named.addAll(lookup.ask());
      named.addAll(lookup.answer());
    }
    fields.stream()
        .map(Field::masking)
        .filter(Objects::nonNull)
        .flatMap(masking -> masking.fields().stream())
        .forEach(
            whose -> {
              named.add(whose);
              var when = known.get(whose);
              if (when != null && (!when.required() || when.vocabulary().isEmpty())) {
                // Where it were left open or misspelt a person would stand there unmasked.
                throw new IllegalArgumentException(
                    "A mask hangs on " + when.name() + ", which must be required and of a list");
              }
            });
    promise.check(known);
    Stream.of(keeping.body(), keeping.displayUntil(), partition == null ? null : partition.field())
        .filter(Objects::nonNull)
        .forEach(named::add);
    for (var used : named) {
      if (!known.containsKey(used)) {
        throw new IllegalArgumentException(
            "Register " + name + " names " + used + ", which is no field");
      }
    }
    if (lookup != null && (lookup.ask().size() < 2 || lookup.answer().isEmpty())) {
      throw new IllegalArgumentException(
          "A lookup of " + name + " asks for two things at least and answers with one");
    }
    if (partition != null) {
      checkPartition(name, key, known, partition);
    }
  }

  private static void checkPartition(
      String name, List<String> key, Map<String, Field> known, Partition partition) {
    var field = Objects.requireNonNull(known.get(partition.field()));
    if (!key.contains(field.name())
        || field.type() != FieldType.DATE && field.type() != FieldType.DATETIME) {
      throw new IllegalArgumentException(
          "Register %s is parted by %s, which must be a day or moment of its key"
              .formatted(name, field.name()));
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

  /** What the public sees; never personal. */
  public List<Field> shown() {
    return fields.stream().filter(Field::shown).toList();
  }

  /** What has a column: all but personal ones. */
  List<Field> columns() {
    return fields.stream().filter(f -> !f.personal()).toList();
  }

  /** Whether anything of its records is sealed, or found by a keyed hash. */
  boolean sealsSomething() {
    return lookup != null || fields.stream().anyMatch(Field::sealed);
  }

  public List<Field> filters() {
    return fields.stream().filter(f -> f.shown() && f.filter()).toList();
  }

  /**
   * The field a heading names, by its name, its Chinese or English title or its code; null when
   * none does.
   */
  @Nullable Field headed(String heading) {
    var bare = heading.strip();
    for (var field : fields) {
      if (field.name().equals(bare)
          || field.title().equals(bare)
          || bare.equalsIgnoreCase(field.code())
          || field.titleEn().equalsIgnoreCase(bare)) {
        return field;
      }
    }
    return null;
  }

  /** The key of a record as one text, which is also the last part of its address. */
  String keyOf(Map<String, Object> values) {
    var whole = new StringBuilder();
    for (int i = 0; i < key.size(); i++) {
      whole.append(i == 0 ? "" : "~");
      whole.append(escaped(FieldType.text(Objects.requireNonNull(values.get(key.get(i))))));
    }
    return whole.toString();
  }

  private static String escaped(String text) {
    return text.indexOf('%') < 0 && text.indexOf('~') < 0
        ? text
        : text.replace("%", "%25").replace("~", "%7E");
  }
}
