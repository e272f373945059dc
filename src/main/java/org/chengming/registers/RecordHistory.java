package org.chengming.registers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What records said before. */
@Component
public class RecordHistory {
  private final RegisterRepository repository;
  private final ObjectMapper json;

  RecordHistory(RegisterRepository repository, ObjectMapper json) {
    this.repository = repository;
    this.json = json;
  }

  /**
   * A state that is over.
   *
   * @param values as text, by name of the field; empty ones are absent
   */
  public record State(Map<String, String> values, Instant from, Instant to) {
    public State {
      values = Map.copyOf(values);
    }
  }

  /** The last hundred, newest first. */
  public List<State> of(RegisterDefinition register, String key) {
    return repository.past(register.name(), key).stream()
        .map(
            past ->
                new State(values(register, json.readTree(past.content())), past.from(), past.to()))
        .toList();
  }

  /** What is shown of a state, as text. */
  static Map<String, String> values(RegisterDefinition register, JsonNode node) {
    var values = new LinkedHashMap<String, String>();
    for (var field : register.shown()) {
      var value = node.get(field.name());
      if (value != null && !value.isNull()) {
        values.put(field.name(), text(field, value));
      }
    }
    return values;
  }

  private static String text(Field field, JsonNode value) {
    return switch (field.type()) {
      case NUMBER -> FieldType.text(new BigDecimal(value.asString()));
      case DATETIME -> FieldType.text(field.type().parse(value.asString()));
      default -> value.asString();
    };
  }
}
