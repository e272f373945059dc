package org.chengming.registers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengming.gate.Mask;
import org.chengming.registers.RegisterDefinition.Keeping;
import org.chengming.registers.RegisterDefinition.Lookup;
import org.chengming.registers.RegisterDefinition.Partition;
import org.chengming.registers.RegisterDefinition.Rhythm;
import org.chengming.registers.RegisterDefinition.View;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads definitions from YAML. A word it does not know is an error, not something to pass over. */
final class Definitions {
  private Definitions() {}

  /** A definition with the text it was read from. */
  record Written(RegisterDefinition definition, String text) {}

  /** Those that are shipped, in the order of their names. */
  static List<RegisterDefinition> shipped() {
    return shippedTexts().stream().map(Written::definition).toList();
  }

  static List<Written> shippedTexts() {
    try {
      var found = new ArrayList<Written>();
      for (var file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:registers/*.yaml")) {
        try {
          var text = file.getContentAsString(StandardCharsets.UTF_8);
          found.add(new Written(read(text), text));
        } catch (RuntimeException e) {
          throw new IllegalStateException("The register " + file + " is not readable", e);
        }
      }
      found.sort(java.util.Comparator.comparing(w -> w.definition().name()));
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RegisterDefinition read(String yaml) {
    return read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  static RegisterDefinition read(InputStream yaml) {
    Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    var node = new Node("", root);
    var definition =
        new RegisterDefinition(
            node.text("name"),
            node.number("version"),
            node.text("title"),
            node.text("title-en"),
            node.text("description"),
            node.text("description-en"),
            node.text("area"),
            node.text("duty"),
            node.text("licence"),
            Rhythm.valueOf(node.text("rhythm").toUpperCase(Locale.ROOT).replace('-', '_')),
            node.nodes("fields").stream().map(Definitions::field).toList(),
            node.texts("key"),
            node.texts("order"),
            node.nodes("rules").stream().map(RuleKinds::read).toList(),
            node.texts("computed"),
            keeping(node),
            node.nodes("views").stream().map(Definitions::view).toList(),
            node.node("lookup").map(Definitions::lookup).orElse(null),
            node.node("partition-by").map(Definitions::partition).orElse(null),
            promise(node));
    node.end();
    return definition;
  }

  private static Keeping keeping(Node node) {
    return new Keeping(
        node.texts("keepers"),
        node.has("body") ? node.text("body") : null,
        node.has("retention-years") ? Integer.valueOf(node.number("retention-years")) : null,
        node.has("display-until") ? node.text("display-until") : null);
  }

  private static View view(Node node) {
    return new View(node.text("kind"), node.rest());
  }

  private static Lookup lookup(Node node) {
    var lookup = new Lookup(node.texts("ask"), node.texts("answer"));
    node.end();
    return lookup;
  }

  private static Partition partition(Node node) {
    var partition =
        new Partition(
            node.text("field"),
            Partition.Every.valueOf(node.text("every").toUpperCase(Locale.ROOT)));
    node.end();
    return partition;
  }

  private static Promise promise(Node node) {
    return new Promise(
        node.node("timely").map(Definitions::timely).orElse(null),
        node.has("objection-days") ? Integer.valueOf(node.number("objection-days")) : null);
  }

  private static Promise.Timely timely(Node node) {
    var timely =
        new Promise.Timely(
            node.text("from"),
            node.number("working-days"),
            node.has("said") ? node.text("said") : null,
            node.has("days") ? node.text("days") : null,
            node.has("in-time") ? node.text("in-time") : null);
    node.end();
    return timely;
  }

  private static Field field(Node node) {
    var personal = node.flag("personal", false);
    var limits =
        new Field.Limits(
            node.decimal("minimum"),
            node.decimal("maximum"),
            node.has("pattern") ? Pattern.compile(node.text("pattern")) : null);
    var field =
        new Field(
            node.text("name"),
            node.text("title"),
            node.text("title-en"),
            FieldType.valueOf(node.text("type").toUpperCase(Locale.ROOT)),
            node.has("unit") ? node.text("unit") : null,
            node.has("description") ? node.text("description") : null,
            node.texts("enum"),
            limits,
            node.flag("required", false),
            node.flag("shown", !personal),
            node.flag("filter", false),
            node.flag("sort", false),
            personal,
            node.has("mask") ? masking(node) : null,
            node.has("code") ? node.text("code") : null);
    node.end();
    return field;
  }

  /** {@code mask-when} is one case, or a list of them of which one must hold. */
  private static Masking masking(Node node) {
    return new Masking(
        Mask.valueOf(node.text("mask").toUpperCase(Locale.ROOT)),
        node.oneOrMore("mask-when").stream().map(Definitions::when).toList());
  }

  private static Masking.When when(Node node) {
    var like = node.has("looks-like");
    if (like && !node.text("looks-like").equals("name")) {
      throw new IllegalArgumentException("A mask knows what looks like a name and nothing else");
    }
    var choices = node.choices();
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("A mask hangs on no field");
    }
    return new Masking.When(new Condition(choices), like);
  }

  /** A mapping that knows which of its words were asked for. */
  static final class Node {
    private final String path;
    private final Map<String, Object> left;

    Node(String path, @Nullable Map<String, Object> all) {
      this.path = path;
      this.left = new java.util.LinkedHashMap<>(all == null ? Map.of() : all);
    }

    boolean has(String word) {
      return left.containsKey(word);
    }

    String text(String word) {
      var value = left.remove(word);
      if (value == null) {
        throw new IllegalArgumentException("\"" + path + word + "\" is missing");
      }
      return value.toString().strip();
    }

    int number(String word) {
      return Integer.parseInt(text(word));
    }

    @Nullable BigDecimal decimal(String word) {
      return has(word) ? new BigDecimal(text(word)) : null;
    }

    boolean flag(String word, boolean usual) {
      return has(word) ? Boolean.parseBoolean(text(word)) : usual;
    }

    List<String> texts(String word) {
      var value = left.remove(word);
      return value instanceof List<?> list
          ? list.stream().map(Object::toString).toList()
          : List.of();
    }

    /** A mapping of words to one text or several. */
    Map<String, List<String>> choices(String word) {
      return node(word).map(Node::choices).orElse(Map.of());
    }

    /** Everything that was not asked for, each one text or several. */
    Map<String, List<String>> choices() {
      var choices = new java.util.LinkedHashMap<String, List<String>>();
      left.forEach(
          (word, value) ->
              choices.put(
                  word,
                  value instanceof List<?> list
                      ? list.stream().map(Object::toString).toList()
                      : List.of(value.toString())));
      left.clear();
      return choices;
    }

    /** A mapping of words to words. */
    Map<String, String> pairs(String word) {
      var pairs = new java.util.LinkedHashMap<String, String>();
      choices(word).forEach((key, values) -> pairs.put(key, values.getFirst()));
      return pairs;
    }

    /** Everything that was not asked for, lists joined by commas. */
    Map<String, String> rest() {
      var rest = new java.util.LinkedHashMap<String, String>();
      left.forEach(
          (word, value) ->
              rest.put(
                  word,
                  value instanceof List<?> list
                      ? String.join(",", list.stream().map(Object::toString).toList())
                      : value.toString()));
      left.clear();
      return rest;
    }

    @SuppressWarnings("unchecked")
    Optional<Node> node(String word) {
      var value = left.remove(word);
      return value == null
          ? Optional.empty()
          : Optional.of(new Node(path + word + ".", (Map<String, Object>) value));
    }

    List<Node> oneOrMore(String word) {
      return left.get(word) instanceof List<?> ? nodes(word) : node(word).stream().toList();
    }

    @SuppressWarnings("unchecked")
    List<Node> nodes(String word) {
      var value = left.remove(word);
      var nodes = new ArrayList<Node>();
      if (value instanceof List<?> list) {
        for (var each : list) {
          nodes.add(new Node(path + word + ".", (Map<String, Object>) each));
        }
      }
      return nodes;
    }

    void end() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException("Not known below \"" + path + "\": " + left.keySet());
      }
    }
  }
}
