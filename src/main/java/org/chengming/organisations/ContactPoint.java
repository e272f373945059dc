package org.chengming.organisations;

import org.jspecify.annotations.Nullable;

/** One way to reach a body, as it is shown. */
public record ContactPoint(ContactKind kind, String value) {
  public ContactPoint {
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Contact point %s must hold something".formatted(kind));
    }
  }

  /** Where a tap on it leads: a call, a mail or a site; null for what is only read. */
  public @Nullable String href() {
    return switch (kind) {
      case PHONE ->
          value.matches("[\\d\\s()（）+—-]{3,30}") ? "tel:" + value.replaceAll("[^\\d+]", "") : null;
      case EMAIL -> value.matches("[\\w.+-]+@[\\w.-]+") ? "mailto:" + value : null;
      case WEBSITE -> value.matches("https?://[^\\s\"'<>]+") ? value : null;
      case OFFICE, ADDRESS, HOURS, FAX, POSTCODE -> null;
    };
  }
}
