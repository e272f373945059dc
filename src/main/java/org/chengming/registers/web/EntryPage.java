package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.List;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RegisterDefinition;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One record to be written, in fields made from the definition.
 *
 * @param key of the record that stands, as typed; empty for a new one
 * @param draft into which it goes, 0 for the person's open one or a new one
 * @param line it has there, 0 for a new one
 * @param past what the record said before, all of it, newest first
 */
record EntryPage(
    String name,
    String title,
    String key,
    long draft,
    long line,
    List<Input> inputs,
    Form form,
    List<Past> past) {

  /**
   * @param kind {@code text}, {@code date}, {@code datetime-local}, {@code choice}, {@code long}
   * @param fixed whether it names the record and so stays as it is
   */
  record Input(
      String name,
      String label,
      String hint,
      String kind,
      List<Choice> choices,
      boolean fixed,
      boolean required) {
    static Input of(RegisterDefinition register, Field field, boolean standing) {
      var hints = new ArrayList<String>();
      if (field.description() != null) {
        hints.add(field.description());
      }
      if (field.type() == FieldType.YEAR) {
        hints.add("四位数字，比如2026");
      }
      if (field.personal()) {
        hints.add("个人信息，不公开");
      } else if (!field.shown()) {
        hints.add("不公开");
      }
      if (!register.computed().isEmpty() && !field.required()) {
        hints.add("能算出来的可以空着");
      }
      return new Input(
          field.name(),
          field.title() + (field.unit() == null ? "" : "（" + field.unit() + "）"),
          String.join("；", hints),
          kind(field),
          choices(field),
          standing && register.key().contains(field.name()),
          field.required());
    }

    private static String kind(Field field) {
      return switch (field.type()) {
        case DATE -> "date";
        case DATETIME -> "datetime-local";
        case BOOLEAN -> "choice";
        case STRING ->
            !field.vocabulary().isEmpty()
                ? "choice"
                : field.filter() || field.sort() || field.limits().pattern() != null
                    ? "text"
                    : "long";
        case INTEGER, NUMBER, YEAR -> "text";
      };
    }

    private static List<Choice> choices(Field field) {
      if (field.type() == FieldType.BOOLEAN) {
        return List.of(new Choice("true", "是"), new Choice("false", "否"));
      }
      return field.vocabulary().stream().map(v -> new Choice(v, v)).toList();
    }
  }

  record Choice(String value, String label) {}

  /**
   * @param removed why it was removed then; null when it was changed
   */
  record Past(String from, String to, String values, @Nullable String removed) {}

  boolean changing() {
    return !key.isEmpty();
  }
}
