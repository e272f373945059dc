package org.chengming.registers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record of a register as it stands.
 *
 * @param batch what brought it as it is
 * @param values by name of the field, of the field's type; empty ones are absent
 */
public record RegisterRecord(String key, long batch, Map<String, Object> values) {
  public RegisterRecord {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** As text, empty where there is none. */
  public String text(Field field) {
    var value = values.get(field.name());
    return value == null ? "" : FieldType.text(value);
  }
}
