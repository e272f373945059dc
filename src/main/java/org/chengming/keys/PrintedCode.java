package org.chengming.keys;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret on a receipt that opens something for whoever holds it: twelve characters out of thirty,
 * none of which is taken for another. Shown once and kept nowhere but as a keyed hash.
 */
public record PrintedCode(String value) {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  public PrintedCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A printed code has twelve characters of its alphabet");
    }
  }

  /**
   * @param random 16 bytes or more that nobody can guess
   */
  public static PrintedCode from(byte[] random) {
    var left = new BigInteger(1, random);
    var size = BigInteger.valueOf(ALPHABET.length());
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(left.mod(size).intValue()));
      left = left.divide(size);
    }
    return new PrintedCode(code.toString());
  }

  /** Reads what people type: any case, full width, with or without dashes and blanks. */
  public static Optional<PrintedCode> parse(String typed) {
    var plain =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Z}\\p{Pd}ー−]", "");
    return FORM.matcher(plain).matches() ? Optional.of(new PrintedCode(plain)) : Optional.empty();
  }

  /** As it is printed: {@code K7MD-2QXA-9FHT}. */
  public String shown() {
    return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
  }

  @Override
  public String toString() {
    return "PrintedCode";
  }
}
