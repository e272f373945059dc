package org.chengming.requests;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that opens a request for whoever filed it: twelve characters out of thirty, none of
 * which is taken for another. Shown once and kept nowhere.
 */
public record QueryCode(String value) {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  public QueryCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A query code has twelve characters of its alphabet");
    }
  }

  /**
   * @param random 16 bytes or more that nobody can guess
   */
  static QueryCode from(byte[] random) {
    var left = new BigInteger(1, random);
    var base = BigInteger.valueOf(ALPHABET.length());
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(left.mod(base).intValue()));
      left = left.divide(base);
    }
    return new QueryCode(code.toString());
  }

  /** Reads what people type: any case, full width, with or without dashes. */
  public static Optional<QueryCode> parse(String typed) {
    var plain = RequestNumber.plain(typed).replace("-", "");
    return FORM.matcher(plain).matches() ? Optional.of(new QueryCode(plain)) : Optional.empty();
  }

  /** As it is printed: {@code K7MD-2QXA-9FHT}. */
  public String shown() {
    return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
  }

  @Override
  public String toString() {
    return "QueryCode";
  }
}
