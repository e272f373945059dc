package org.chengming.organisations;

/** One way to reach a body, as it is shown. */
public record ContactPoint(ContactKind kind, String value) {
  public ContactPoint {
    value = value.strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Contact point %s must hold something".formatted(kind));
    }
  }
}
