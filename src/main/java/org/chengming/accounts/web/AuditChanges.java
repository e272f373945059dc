package org.chengming.accounts.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What differs between two JSON values, field by field. */
final class AuditChanges {
  /**
   * @param field where it stands, e.g. {@code contacts[0].value}; empty for the whole
   * @param before empty when it was not there
   * @param after empty when it is not there any more
   */
  record Change(String field, String before, String after) {}

  private static final int LONGEST = 300;

  private AuditChanges() {}

  static List<Change> between(@Nullable String before, @Nullable String after, ObjectMapper json) {
    var old = flat(before, json);
    var now = flat(after, json);
    var fields = new LinkedHashSet<>(old.keySet());
    fields.addAll(now.keySet());
    var changes = new ArrayList<Change>();
    for (var field : fields) {
      if (!Objects.equals(old.get(field), now.get(field))) {
        changes.add(new Change(field, brief(old.get(field)), brief(now.get(field))));
      }
    }
    return changes;
  }

  private static Map<String, String> flat(@Nullable String text, ObjectMapper json) {
    var values = new LinkedHashMap<String, String>();
    if (text != null) {
      collect("", json.readTree(text), values);
    }
    return values;
  }

  private static void collect(String field, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p ->
                  collect(
                      field.isEmpty() ? p.getKey() : field + "." + p.getKey(),
                      p.getValue(),
                      values));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(field + "[" + i + "]", node.get(i), values);
      }
    } else if (!node.isNull()) {
      values.put(field, node.asString());
    }
  }

  private static String brief(@Nullable String value) {
    return value == null
        ? ""
        : value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
  }
}
