package org.chengming.ledger.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a tile or a bundle of entries stands, as C2SP's tlog-tiles writes it: the index in groups
 * of three digits, all but the last with an {@code x} before them, then {@code .p/} and the width
 * of one that is not full.
 */
record TilePath(long index, int width) {
  private static final Pattern PATH =
      Pattern.compile("/((?:x\\d{3}/){0,5}\\d{3})(?:[.]p/([1-9]\\d{0,2}))?");
  private static final int FULL = 256;

  /**
   * @param path with a slash before it
   */
  static Optional<TilePath> parse(String path) {
    var found = PATH.matcher(path);
    if (!found.matches() || found.group(1).startsWith("x000")) {
      return Optional.empty();
    }
    int width = found.group(2) == null ? FULL : Integer.parseInt(found.group(2));
    if (found.group(2) != null && width >= FULL) {
      return Optional.empty();
    }
    return Optional.of(new TilePath(Long.parseLong(found.group(1).replaceAll("[x/]", "")), width));
  }
}
