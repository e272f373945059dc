package org.chengming.audit;

import java.util.regex.Pattern;

/**
 * A place of the chain and its hash. Whoever noted one can later have it proved that nothing up to
 * there was changed.
 *
 * @param place from 1
 * @param hash 64 hexadecimal digits
 */
public record ChainHead(long place, String hash) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /**
   * @param written as {@link #toString()} writes it
   */
  static ChainHead of(String written) {
    var found = WRITTEN.matcher(written);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "A head of the audit is written PLACE:HASH, with 64 hexadecimal digits; got: " + written);
    }
    return new ChainHead(Long.parseLong(found.group(1)), found.group(2));
  }

  @Override
  public String toString() {
    return place + ":" + hash;
  }
}
