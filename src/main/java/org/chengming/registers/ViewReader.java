package org.chengming.registers;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengming.registers.RegisterDefinition.View;
import org.chengming.registers.RegisterView.Every;
import org.chengming.registers.RegisterView.Named;
import org.chengming.registers.RegisterView.Other;
import org.chengming.registers.RegisterView.Scale;
import org.chengming.registers.RegisterView.Shape;
import org.jspecify.annotations.Nullable;

/** Reads one view of a definition; a word it does not know is an error. */
final class ViewReader {
  private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.NUMBER, FieldType.INTEGER);
  private static final Set<FieldType> DAYS = EnumSet.of(FieldType.DATE, FieldType.DATETIME);
  private static final Set<FieldType> ANY = EnumSet.allOf(FieldType.class);

  private final List<Field> fields;
  private final String kind;
  private final Map<String, String> left;

  ViewReader(List<Field> fields, View view) {
    this.fields = fields;
    this.kind = view.kind();
    this.left = new HashMap<>(view.settings());
  }

  RegisterView read() {
    var view =
        switch (kind) {
          case "chart" -> chart();
          case "calendar" -> calendar();
          case "map" -> places();
          case "timeline", "dossier" -> dossier();
          case "table" -> table();
          default -> throw new IllegalArgumentException("There is no view of kind " + kind);
        };
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "Not known in a view of kind %s: %s".formatted(kind, left));
    }
    return view;
  }

  private RegisterView chart() {
    var by = need("by", ANY);
    var of = many("of", NUMBERS);
    var group = may("group", ANY);
    var share = may("share", ANY);
    if (of.size() > 1 && group != null) {
      throw new IllegalArgumentException("A chart of several fields takes no group");
    }
    if (share != null && !of.isEmpty()) {
      throw new IllegalArgumentException("A chart of shares takes no sums");
    }
    var time = DAYS.contains(by.type()) || by.type() == FieldType.YEAR;
    return new RegisterView.Chart(
        named("chart", "图表", "Chart"),
        by,
        word(Every.class, "every", Every.YEAR),
        of,
        group,
        may("per", NUMBERS),
        share,
        only(),
        word(Shape.class, "shape", time ? Shape.LINES : Shape.BARS));
  }

  /** Of the form {@code field=value}. */
  private Map<String, String> only() {
    var only = new HashMap<String, String>();
    for (var word : words("only")) {
      var parts = word.split("=", 2);
      if (parts.length != 2 || !field(parts[0], ANY).filter()) {
        throw new IllegalArgumentException(
            "\"" + word + "\" is no field=value to narrow a chart to");
      }
      only.put(parts[0], parts[1]);
    }
    return Map.copyOf(only);
  }

  private RegisterView calendar() {
    var place = need("place", EnumSet.of(FieldType.STRING));
    if (!place.filter()) {
      throw new IllegalArgumentException("The place of a calendar must offer filtering");
    }
    return new RegisterView.Calendar(
        named("calendar", "日历", "Calendar"),
        need("day", DAYS),
        need("of", NUMBERS),
        place,
        Scale.valueOf(
            left.containsKey("scale")
                ? Objects.requireNonNull(left.remove("scale"))
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_')
                : Scale.AIR_QUALITY.name()));
  }

  private RegisterView places() {
    return new RegisterView.Places(
        named("map", "地图", "Map"),
        need("longitude", NUMBERS),
        need("latitude", NUMBERS),
        need("label", ANY),
        may("group", ANY));
  }

  private RegisterView dossier() {
    var key = need("key", EnumSet.of(FieldType.STRING));
    if (!key.filter()) {
      throw new IllegalArgumentException("The key of a dossier must offer filtering");
    }
    var others = new ArrayList<Other>();
    for (var word : words("with")) {
      var parts = word.split(":");
      if (parts.length < 2 || parts.length > 3) {
        throw new IllegalArgumentException("\"" + word + "\" is no register:field of a dossier");
      }
      others.add(new Other(parts[0], parts[1], parts.length == 3 ? parts[2] : null));
    }
    var stages = words("stages");
    var stage = may("stage", EnumSet.of(FieldType.STRING));
    if (stage == null && !stages.isEmpty()) {
      throw new IllegalArgumentException("A dossier with stages needs the field of the stage");
    }
    return new RegisterView.Dossier(
        named("dossier", "全过程", "The whole course"),
        key,
        may("day", DAYS),
        may("due", DAYS),
        stage,
        stages.isEmpty() && stage != null ? stage.vocabulary() : stages,
        List.copyOf(others));
  }

  private RegisterView table() {
    var sums = left.containsKey("sums") ? many("sums", NUMBERS) : null;
    var from = may("valid-from", EnumSet.of(FieldType.DATE));
    var until = may("valid-until", EnumSet.of(FieldType.DATE));
    if ((from == null) != (until == null)) {
      throw new IllegalArgumentException("What holds on a day has a first and a last one");
    }
    return new RegisterView.Table(named("table", "表格", "Table"), from, until, sums);
  }

  private Named named(String usual, String title, String titleEn) {
    var name = Objects.requireNonNullElse(left.remove("name"), usual);
    if (!RegisterDefinition.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a view");
    }
    var own = left.remove("title");
    var ownEn = left.remove("title-en");
    if ((own == null) != (ownEn == null)) {
      throw new IllegalArgumentException("A view has a title in both languages or in none");
    }
    return own == null || ownEn == null
        ? new Named(name, title, titleEn)
        : new Named(name, own, ownEn);
  }

  private Field need(String word, Set<FieldType> types) {
    var field = may(word, types);
    if (field == null) {
      throw new IllegalArgumentException("A view of kind %s needs %s".formatted(kind, word));
    }
    return field;
  }

  private @Nullable Field may(String word, Set<FieldType> types) {
    var name = left.remove(word);
    return name == null ? null : field(name, types);
  }

  private List<Field> many(String word, Set<FieldType> types) {
    return words(word).stream().map(name -> field(name, types)).toList();
  }

  private List<String> words(String word) {
    var text = left.remove(word);
    return text == null || text.isBlank()
        ? List.of()
        : List.of(text.split(",")).stream().map(String::strip).toList();
  }

  private Field field(String name, Set<FieldType> types) {
    for (var field : fields) {
      if (field.name().equals(name)) {
        if (!field.shown() || !types.contains(field.type())) {
          throw new IllegalArgumentException(
              "A view of kind %s cannot show the field %s".formatted(kind, name));
        }
        return field;
      }
    }
    throw new IllegalArgumentException(
        "A view of kind %s names %s, which is no field".formatted(kind, name));
  }

  private <E extends Enum<E>> E word(Class<E> type, String word, E usual) {
    var text = left.remove(word);
    return text == null ? usual : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}
