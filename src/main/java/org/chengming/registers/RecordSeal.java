package org.chengming.registers;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chengming.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * What registers hold of persons, sealed with a key outside the database and bound to its record. A
 * record is found by a keyed hash over all that is asked for together, so that a wrong name and an
 * unknown number are one and the same question to the database.
 */
@Component
class RecordSeal {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final Seal seal;
  private final ObjectMapper json;

  RecordSeal(RegisterKeys keys, ObjectMapper json) {
    this.seal = new Seal(keys);
    this.json = json;
  }

  /**
   * A record's part that is not public.
   *
   * @param content null where the record has none
   * @param mark by which the same content is known again, which sealed anew looks different
   * @param lookup by which whoever knows all that is asked for finds it; null where something of
   *     that is missing
   */
  record Sealed(byte @Nullable [] content, byte @Nullable [] mark, byte @Nullable [] lookup) {}

  /** Reads the keys, for which there is no time any more while rows stream in. */
  void prepare(RegisterDefinition register) {
    if (register.sealsSomething()) {
      seal.mark("");
    }
  }

  /** Null for a register that seals nothing. */
  @Nullable Sealed seal(RegisterDefinition register, Map<String, Object> values) {
    if (!register.sealsSomething()) {
      return null;
    }
    var hidden = new TreeMap<String, String>();
    for (var field : register.fields()) {
      var value = values.get(field.name());
      if (value != null && field.sealedOf(values)) {
        hidden.put(field.name(), FieldType.text(value));
      }
    }
    var key = register.keyOf(values);
    var lookup = lookupText(register, values);
    if (hidden.isEmpty()) {
      return new Sealed(null, null, lookup == null ? null : seal.mark(lookup));
    }
    var text = json.writeValueAsString(hidden);
    var place = place(register, key);
    return new Sealed(
        seal.seal(text, place),
        seal.mark(place + " " + text),
        lookup == null ? null : seal.mark(lookup));
  }

  /**
   * What is sealed of a record, by name of the field; empty where nothing is, or the key is lost.
   */
  Map<String, String> open(RegisterDefinition register, String key, byte @Nullable [] content) {
    var text = seal.open(content, place(register, key));
    return text == null ? Map.of() : json.readValue(text, TEXTS);
  }

  private static @Nullable String lookupText(
      RegisterDefinition register, Map<String, Object> values) {
    if (register.lookup() == null) {
      return null;
    }
    var asked = new ArrayList<String>();
    for (var name : register.lookup().ask()) {
      var value = values.get(name);
      var told = value == null ? "" : AskedValue.of(register.get(name), FieldType.text(value));
      if (told.isEmpty()) {
        return null;
      }
      asked.add(told);
    }
    return lookupText(register, asked);
  }

  private static String lookupText(RegisterDefinition register, List<String> asked) {
    return "lookup " + register.name() + " " + String.join("~", asked);
  }

  /**
   * The hashes under which a record may stand, one for each key there is.
   *
   * @param asked in the order of the definition, each brought to its one form
   */
  List<byte[]> lookupMarks(RegisterDefinition register, List<String> asked) {
    return seal.marks(lookupText(register, asked));
  }

  /** A keyed hash of something that is counted or told apart, and not kept. */
  byte[] mark(String text) {
    return seal.mark(text);
  }

  List<byte[]> marks(String text) {
    return seal.marks(text);
  }

  byte[] sealText(String text, String place) {
    return seal.seal(text, place);
  }

  @Nullable String openText(byte @Nullable [] sealed, String place) {
    return seal.open(sealed, place);
  }

  /** Cells as they were typed, what is of a person among them sealed, to be kept for a while. */
  Map<String, String> covered(RegisterDefinition register, Map<String, String> cells) {
    var covered = new LinkedHashMap<String, String>();
    cells.forEach(
        (name, text) ->
            covered.put(
                name,
                isSealed(register, name) && !text.isEmpty()
                    ? Base64.getEncoder().encodeToString(seal.seal(text, cell(register, name)))
                    : text));
    return covered;
  }

  /** The same cells as they were typed; what a lost key has sealed is empty. */
  Map<String, String> uncovered(RegisterDefinition register, Map<String, String> cells) {
    var typed = new LinkedHashMap<String, String>();
    cells.forEach(
        (name, text) ->
            typed.put(
                name,
                isSealed(register, name) && !text.isEmpty()
                    ? uncovered(text, cell(register, name))
                    : text));
    return typed;
  }

  /** As it was typed, where it waits since before a mask was put over its field. */
  private String uncovered(String text, String place) {
    byte[] sealed;
    try {
      sealed = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException neverSealed) {
      return text;
    }
    return Objects.requireNonNullElse(seal.open(sealed, place), "");
  }

  private static boolean isSealed(RegisterDefinition register, String name) {
    return register.field(name).filter(Field::sealed).isPresent();
  }

  private static String cell(RegisterDefinition register, String name) {
    return "cell " + register.name() + " " + name;
  }

  private static String place(RegisterDefinition register, String key) {
    return "record " + register.name() + " " + key;
  }
}
