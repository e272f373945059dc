package org.chengming.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way in: its fields as text, and what was done to them. Mending changes it in
 * place, so that the report can say in order what happened.
 */
final class Row {
  private final int number;
  private final Map<Field, String> fields = new EnumMap<>(Field.class);
  private final List<String> repairs = new ArrayList<>();
  private @Nullable String rejection;
  private @Nullable String html;
  private @Nullable String fingerprint;

  /**
   * @param number of the row in its run, from 1
   */
  Row(int number) {
    this.number = number;
  }

  /** A row that could not even be read. */
  static Row unreadable(int number, String reason) {
    var row = new Row(number);
    row.reject(reason);
    return row;
  }

  /** Once it is mended: its content as HTML, made once. */
  String html() {
    if (html == null) {
      html = Content.html(this);
    }
    return html;
  }

  /** Once it is mended: the same for rows that equal one another, computed once. */
  String fingerprint() {
    if (fingerprint == null) {
      fingerprint = Fingerprints.content(this);
    }
    return fingerprint;
  }

  int number() {
    return number;
  }

  /** The field's text, empty where the row has none. */
  String get(Field field) {
    return fields.getOrDefault(field, "");
  }

  boolean has(Field field) {
    return !get(field).isBlank();
  }

  Row set(Field field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      fields.remove(field);
    } else {
      fields.put(field, text);
    }
    return this;
  }

  /** Sets the field where the row says nothing of its own. */
  Row fill(Field field, @Nullable String text) {
    return has(field) ? this : set(field, text);
  }

  /** Replaces the field and reports it. */
  void repair(Field field, String text, String reason) {
    set(field, text);
    repairs.add(reason);
  }

  /** Reports something that was kept as it came. */
  void remark(String reason) {
    repairs.add(reason);
  }

  void reject(String reason) {
    if (rejection == null) {
      rejection = reason;
    }
  }

  boolean rejected() {
    return rejection != null;
  }

  @Nullable String rejection() {
    return rejection;
  }

  List<String> repairs() {
    return repairs;
  }
}
