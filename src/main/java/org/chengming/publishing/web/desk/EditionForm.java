package org.chengming.publishing.web.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.chengming.publishing.Attribute;
import org.chengming.publishing.EditionFields;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The editor's form, parsed. Field names are those of the page. */
final class EditionForm {
  private EditionForm() {}

  static EditionFields fields(MultiValueMap<String, String> form) {
    return new EditionFields(
        text(form, "title"),
        blank(text(form, "documentNumber")),
        new EditionFields.Classes(
            blank(text(form, "genre")),
            blank(text(form, "theme")),
            blank(text(form, "duty")),
            blank(text(form, "audience"))),
        new EditionFields.Disclosure(
            attribute(text(form, "attribute")), blank(text(form, "reason"))),
        new EditionFields.Days(
            day(form, "formedOn"), day(form, "effectiveOn"), day(form, "expiresOn")),
        blank(text(form, "summary")),
        keywords(text(form, "keywords")),
        text(form, "content"));
  }

  static int number(MultiValueMap<String, String> form, String name) {
    try {
      return Integer.parseInt(text(form, name));
    } catch (NumberFormatException e) {
      throw Refused.because(
          name,
          "页面已过时，请刷新后再试。",
          "Form field %s is \"%s\", not a number".formatted(name, text(form, name)));
    }
  }

  static String text(MultiValueMap<String, String> form, String name) {
    var value = form.getFirst(name);
    return value == null ? "" : value;
  }

  private static List<String> keywords(String typed) {
    return Arrays.stream(typed.split("[;；,，、\\n]+"))
        .map(String::strip)
        .filter(k -> !k.isEmpty())
        .toList();
  }

  private static Attribute attribute(String name) {
    return Arrays.stream(Attribute.values())
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElse(Attribute.PROACTIVE);
  }

  private static @Nullable LocalDate day(MultiValueMap<String, String> form, String name) {
    var typed = text(form, name).strip();
    try {
      return typed.isEmpty() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw Refused.because(
          name,
          "日期“%s”要写成2026-11-24的样子。".formatted(typed),
          "Field %s holds no date: %s".formatted(name, typed));
    }
  }

  private static @Nullable String blank(String text) {
    return text.isBlank() ? null : text;
  }
}
