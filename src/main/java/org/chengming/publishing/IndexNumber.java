package org.chengming.publishing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 索引号, the name under which the catalogue keeps a document for good: organisation code, year,
 * serial, e.g. {@code 000014349/2013-00081}, or with the 18-character unified code in front, e.g.
 * {@code 11440170007280420Y/2021-00050}. It is never reused and outlives a withdrawal
 * (政府信息公开目录系统实施指引).
 */
public record IndexNumber(String value) implements Comparable<IndexNumber> {
  /**
   * The two nationwide styles. A tenant may set its own by {@code
   * chengming.publishing.index-number-pattern}.
   */
  public static final Pattern NATIONAL =
      Pattern.compile("^([0-9A-Z]{9}|[0-9A-Z]{18})/\\d{4}-\\d{5}$");

  private static final Pattern SAFE = Pattern.compile("[0-9A-Z]+([/-][0-9A-Z]+){1,3}");

  public IndexNumber {
    if (value.length() > 64 || !SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Index number \"%s\" must look like 014000001/2026-00042".formatted(value));
    }
  }

  /**
   * The number as people type it, in a nationwide style: full-width characters, lower case and
   * surrounding space are put right.
   */
  public static Optional<IndexNumber> parse(String text) {
    return parse(text, NATIONAL);
  }

  /** The same in a tenant's own style. */
  public static Optional<IndexNumber> parse(String text, Pattern style) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\s\\p{Cf}]+", "")
            .replaceAll("[‐-―−﹣－]", "-")
            .replace('∕', '/')
            .replace('⁄', '/')
            .toUpperCase(Locale.ROOT)
            .replaceFirst("^索引号:?", "");
    return style.matcher(plain).matches() && SAFE.matcher(plain).matches()
        ? Optional.of(new IndexNumber(plain))
        : Optional.empty();
  }

  /** Its path on the public site. */
  public String path() {
    return "/documents/" + value;
  }

  @Override
  public int compareTo(IndexNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
