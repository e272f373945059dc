package org.chengming.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** The kinds of letters, what each may leave open, and its words as they come with the release. */
final class ShippedTemplates {
  private static final String EVERY = "*";

  private final Map<String, LetterTemplate> templates = new LinkedHashMap<>();
  private final Map<String, List<Placeholder>> open = new LinkedHashMap<>();

  private ShippedTemplates() {}

  /** Reads {@code letters/} on the class path. */
  static ShippedTemplates read() {
    var shipped = new ShippedTemplates();
    var placeholders = new LinkedHashMap<String, Placeholder>();
    for (var row : rows("placeholders.csv", 3)) {
      placeholders.put(row[0], new Placeholder(row[0], row[1], row[2]));
    }
    var common = List.<Placeholder>of();
    for (var row : rows("kinds.csv", 2)) {
      var named = new ArrayList<>(common);
      for (var name : row[1].isEmpty() ? new String[0] : row[1].split(" ")) {
        var placeholder = placeholders.get(name);
        if (placeholder == null) {
          throw new IllegalStateException("Kind %s names unknown %s".formatted(row[0], name));
        }
        named.add(placeholder);
      }
      if (row[0].equals(EVERY)) {
        common = List.copyOf(named);
      } else {
        shipped.open.put(row[0], List.copyOf(named));
        shipped.templates.put(row[0], template(row[0]));
      }
    }
    return shipped;
  }

  /** In the order of the file. */
  List<LetterTemplate> all() {
    return List.copyOf(templates.values());
  }

  /** Null for a kind there is not. */
  @org.jspecify.annotations.Nullable
  LetterTemplate find(String kind) {
    return templates.get(kind);
  }

  List<Placeholder> open(String kind) {
    return open.getOrDefault(kind, List.of());
  }

  private static LetterTemplate template(String kind) {
    var lines = text(kind + ".txt").split("\n", 3);
    return new LetterTemplate(kind, 0, lines[0], lines[1], lines[2].strip());
  }

  /** The rows under the heading; the last column may hold commas. */
  private static List<String[]> rows(String file, int columns) {
    return text(file)
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(line -> line.split(",", columns))
        .toList();
  }

  private static String text(String file) {
    try {
      return new ClassPathResource("letters/" + file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
