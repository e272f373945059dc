package org.chengming.requests;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a request: the body's organisation code, the year, a serial. {@code
 * 014000001-2026-00042}. Never reused.
 */
public record RequestNumber(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{9}-\\d{4}-\\d{5,7}");
  private static final Pattern TYPED = Pattern.compile("([0-9A-Z]{9})-?(\\d{4})-?(\\d{5,7})");

  public RequestNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Request number \"%s\" must look like 014000001-2026-00042".formatted(value));
    }
  }

  static RequestNumber of(String prefix, int year, int serial) {
    return new RequestNumber("%s-%04d-%05d".formatted(prefix, year, serial));
  }

  /** Reads what people type: any case, full width, other dashes or none. */
  public static Optional<RequestNumber> parse(String typed) {
    var found = TYPED.matcher(plain(typed));
    return found.matches()
        ? Optional.of(
            new RequestNumber(found.group(1) + "-" + found.group(2) + "-" + found.group(3)))
        : Optional.empty();
  }

  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]", "")
        .replaceAll("[\\p{Pd}ー−]", "-");
  }

  @Override
  public String toString() {
    return value;
  }
}
