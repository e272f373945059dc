package org.chengming.registers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
   * @param removed why the record was removed at its end; null when it was changed
   */
  public record State(
      Map<String, String> values, Instant from, Instant to, @Nullable String removed) {
    public State {
      values = Map.copyOf(values);
    }
  }

  /**
   * What the public may read, newest first: back to where the record was removed, if it ever was.
   * What it said until then is nobody's to read.
   */
  public List<State> of(RegisterDefinition register, String key) {
    var states = new ArrayList<State>();
    for (var past : repository.past(register.name(), key)) {
      if (past.reason() != null) {
        states.add(new State(Map.of(), past.from(), past.to(), past.reason()));
        return states;
      }
      states.add(state(register, register.shown(), past));
    }
    return states;
  }

  /** All of it, with what is not shown and what was removed, for those who keep the register. */
  public List<State> whole(RegisterDefinition register, String key) {
    return repository.past(register.name(), key).stream()
        .map(past -> state(register, register.fields(), past))
        .toList();
  }

  private State state(
      RegisterDefinition register, List<Field> fields, RegisterRepository.Past past) {
    return new State(
        values(register, fields, json.readTree(past.content())),
        past.from(),
        past.to(),
        past.reason());
  }

  /** What is shown of a state, as text. */
  static Map<String, String> values(RegisterDefinition register, JsonNode node) {
    return values(register, register.shown(), node);
  }

  private static Map<String, String> values(
      RegisterDefinition register, List<Field> fields, JsonNode node) {
    var state = new HashMap<String, Object>();
    node.properties().forEach(e -> state.put(e.getKey(), e.getValue().asString()));
    new Mentions(register).hide(state);
    var values = new LinkedHashMap<String, String>();
    for (var field : fields) {
      var value = node.get(field.name());
      if (value != null && !value.isNull()) {
        values.put(field.name(), field.shownText(text(field, value, state), state));
      }
    }
    return values;
  }

  private static String text(Field field, JsonNode value, Map<String, Object> state) {
    return switch (field.type()) {
      case NUMBER -> FieldType.text(new BigDecimal(value.asString()));
      case DATETIME -> FieldType.text(field.type().parse(value.asString()));
      case STRING -> String.valueOf(state.get(field.name()));
      default -> value.asString();
    };
  }
}
