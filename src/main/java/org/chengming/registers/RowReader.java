package org.chengming.registers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.gate.Finding;
import org.chengming.gate.GateSettings;
import org.chengming.gate.PersonalDataFinder;
import org.chengming.gate.Policy;
import org.chengming.tables.TextEncoding;

/** Turns the cells of a row into values, or says everything that is wrong with it. */
final class RowReader {
  private static final int LONGEST_KEY = 500;
  private static final int LONGEST_KNOWN = 40;
  private static final Pattern NOTHING = Pattern.compile("NA|N/A|/|[-－—–―─]{1,4}");
  private static final int MOST_KNOWN = 10_000;

  private final RegisterDefinition register;
  private final List<Calculation> calculations;
  private final Mentions mentions;
  private final GateSettings gate;
  private final Map<String, List<Finding>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Finding>> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  RowReader(RegisterDefinition register, List<Calculation> known, GateSettings gate) {
    this.register = register;
    this.gate = gate;
    this.mentions = new Mentions(register);
    this.calculations =
        register.computed().stream()
            .map(
                wanted ->
                    known.stream()
                        .filter(c -> c.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    register.name() + " wants " + wanted + ", which nobody knows"))
                        .ready())
            .toList();
  }

  /**
   * @param problems Chinese sentences; values may be used only when there is none
   */
  record Reading(Map<String, Object> values, List<String> problems) {
    boolean good() {
      return problems.isEmpty();
    }
  }

  /**
   * @param cells as typed, by name of the field
   */
  Reading read(Map<String, String> cells) {
    var values = new HashMap<String, Object>();
    var problems = new ArrayList<String>();
    for (var field : register.fields()) {
      var text = bare(cells.getOrDefault(field.name(), ""));
      if (broken(text)) {
        problems.add("“%s”里有不能显示的字符，文件的编码可能不对。".formatted(field.title()));
      } else if (!text.isEmpty() && !nothing(field, text)) {
        value(field, text, values, problems);
      }
    }
    if (problems.isEmpty()) {
      calculations.forEach(calculation -> calculation.fill(values));
    }
    for (var field : register.fields()) {
      if (field.required()
          && bare(cells.getOrDefault(field.name(), "")).isEmpty()
          && !values.containsKey(field.name())) {
        problems.add("“%s”不能空着。".formatted(field.title()));
      }
    }
    mentions.hide(values);
    for (var field : register.fields()) {
      // What nobody sees in the clear may be of a person; that is what it is for.
      if (values.containsKey(field.name()) && !field.sealedOf(values)) {
        screen(field, values.get(field.name()).toString(), problems);
      }
    }
    if (problems.isEmpty()) {
      if (register.keyOf(values).length() > LONGEST_KEY) {
        problems.add("这一行的编号太长。");
      }
      register.rules().forEach(r -> r.problem(values, register).ifPresent(problems::add));
    }
    return new Reading(values, problems);
  }

  /**
   * A register is a way to the public like any other, and nobody reviews its rows one by one. What
   * is of a person belongs into fields that are sealed, so fields nobody sees hold none either.
   */
  private void screen(Field field, String text, List<String> problems) {
    if (field.type() == FieldType.STRING && field.vocabulary().isEmpty()) {
      found(text).stream()
          .filter(found -> gate.of(found) == Policy.BLOCK)
          .map(found -> "“%s”里有%s，不能公开。".formatted(field.title(), found.kind().label()))
          .distinct()
          .forEach(problems::add);
    }
  }

  /**
   * What HJ 633 writes for a reading that is missing, and for one that is not taken; and the dash
   * that stands in tables where there is no figure.
   */
  private static boolean nothing(Field field, String text) {
    return field.type().ordered()
        && !field.required()
        && text.length() <= 4
        && NOTHING.matcher(text).matches();
  }

  /**
   * Whether some of it is no text: bytes in another encoding than was read by leave a mark, and
   * half a pair of what stands for one character cannot be kept.
   */
  private static boolean broken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || c == TextEncoding.BROKEN) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** Without blanks around it, of which those that pages are copied with cannot be seen. */
  private static String bare(String typed) {
    int from = 0;
    int to = typed.length();
    while (from < to && unseen(typed.charAt(from))) {
      from++;
    }
    while (from < to && unseen(typed.charAt(to - 1))) {
      to--;
    }
    return typed.substring(from, to);
  }

  private static boolean unseen(char c) {
    return Character.isWhitespace(c) || c == '\u00A0' || c == '\u200B' || c == '\uFEFF';
  }

  /** Names of places and bodies come again and again; they are looked through once. */
  private List<Finding> found(String text) {
    return text.length() > LONGEST_KNOWN
        ? PersonalDataFinder.find(text)
        : known.computeIfAbsent(text, PersonalDataFinder::find);
  }

  private void value(Field field, String text, Map<String, Object> values, List<String> problems) {
    try {
      var value = field.type().parse(text);
      var problem = field.problem(value);
      if (problem == null) {
        values.put(field.name(), value);
      } else {
        problems.add(problem);
      }
    } catch (IllegalArgumentException e) {
      problems.add(
          "“%s”应当是%s，现在是“%s”。".formatted(field.title(), field.type().wanted(), field.quoted(text)));
    }
  }
}
