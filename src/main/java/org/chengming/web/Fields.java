package org.chengming.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a JSON object in the order they are given. {@code Map.of} has another order on
 * every node and after every start, and with it other bytes and another validator for the same
 * page.
 */
public final class Fields {
  private Fields() {}

  /**
   * @param pairs name, value, name, value …
   */
  public static Map<String, Object> of(Object... pairs) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
