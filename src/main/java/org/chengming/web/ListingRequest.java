package org.chengming.web;

import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for. Controllers take it as a parameter and map the address with and without
 * {@code .{format:json|atom|csv}}.
 *
 * @param size lines wanted, already within what the format allows
 * @param cursor where the page starts, null for the first one
 */
public record ListingRequest(Format format, int size, @Nullable Cursor cursor) {
  /**
   * The suffix of a list's address, for use in mappings: {@code "/themes.{format:" + FORMATS +
   * "}"}.
   */
  public static final String FORMATS = "json|atom|csv";

  public enum Format {
    HTML("", 30, 100),
    JSON("json", 30, 100),
    ATOM("atom", 30, 100),
    CSV("csv", 1000, 1000);

    private final String suffix;
    private final int usual;
    private final int most;

    Format(String suffix, int usual, int most) {
      this.suffix = suffix;
      this.usual = usual;
      this.most = most;
    }

    public String suffix() {
      return suffix;
    }

    static Format of(String path) {
      for (var format : values()) {
        if (format != HTML && path.endsWith("." + format.suffix)) {
          return format;
        }
      }
      return HTML;
    }
  }

  /**
   * Reads the request; a size that is no number counts as none, one out of bounds is brought
   * within.
   */
  static ListingRequest of(String path, @Nullable String size, @Nullable String cursor) {
    var format = Format.of(path);
    var wanted = size != null && size.matches("\\d{1,6}") ? Integer.parseInt(size) : format.usual;
    return new ListingRequest(format, Math.clamp(wanted, 1, format.most), Cursor.parse(cursor));
  }

  public boolean html() {
    return format == Format.HTML;
  }
}
