package org.chengming.organisations.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.ContactPoint;
import org.jspecify.annotations.Nullable;

/** What stands in the fields of a body's forms. */
final class BodyForms {
  private BodyForms() {}

  static Map<String, String> registration(Body body, @Nullable Body parent) {
    var values = new HashMap<String, String>();
    values.put("code", body.code());
    values.put("name", body.name());
    values.put("shortName", Objects.requireNonNullElse(body.shortName(), ""));
    values.put("nameEn", Objects.requireNonNullElse(body.nameEn(), ""));
    values.put("level", body.level().name());
    values.put("kind", body.kind().name());
    values.put("divisionCode", Objects.requireNonNullElse(body.divisionCode(), ""));
    values.put("parentCode", parent == null ? "" : parent.code());
    values.put("foundedOn", body.foundedOn() == null ? "" : body.foundedOn().toString());
    return values;
  }

  static Map<String, String> codes(Body body) {
    return Map.of(
        "uscc",
        body.uscc() == null ? "" : body.uscc().value(),
        "organisationCode",
        body.organisationCode().value());
  }

  static Map<String, String> description(Body body) {
    var values = new HashMap<String, String>();
    values.put("guide", Objects.requireNonNullElse(body.guide(), ""));
    for (var kind : ContactKind.values()) {
      values.put(
          "contact-" + kind,
          body.contacts().stream()
              .filter(c -> c.kind() == kind)
              .map(ContactPoint::value)
              .collect(Collectors.joining("；")));
    }
    return values;
  }
}
