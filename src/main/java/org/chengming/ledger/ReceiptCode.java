package org.chengming.ledger;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a receipt shows of an entry of the ledger: the first 80 bits of its leaf's hash in sixteen
 * characters of Crockford's base 32, and a check character. Whoever holds the leaf can make it
 * again; it is no secret.
 *
 * <p>The check is the sum of the i-th character times α<sup>i</sup> in GF(32), α a root of x⁵+x²+1:
 * every single wrong character is found, and every two that were exchanged.
 *
 * @param value seventeen characters without dashes
 */
public record ReceiptCode(String value) {
  /** What a typed text is. */
  public sealed interface Reading {}

  public record Right(ReceiptCode code) implements Reading {}

  /**
   * @param near codes that differ in one character, or in two neighbours exchanged
   */
  public record Mistyped(List<ReceiptCode> near) implements Reading {}

  /** Too short, too long, or with characters no code has. */
  public record NoCode() implements Reading {}

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int DATA = 16;
  private static final int BYTES = 10;
  private static final int POLYNOMIAL = 0b100101;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + (DATA + 1) + "}");
  private static final int LONGEST_TYPED = 200;

  public ReceiptCode {
    if (!FORM.matcher(value).matches() || !checks(digits(value))) {
      throw new IllegalArgumentException("\"%s\" is no receipt code".formatted(value));
    }
  }

  /**
   * @param leafHash 32 bytes, RFC 6962's hash of the leaf
   */
  public static ReceiptCode of(byte[] leafHash) {
    var left = new BigInteger(1, Arrays.copyOf(leafHash, BYTES));
    var digits = new int[DATA + 1];
    for (int i = DATA - 1; i >= 0; i--) {
      digits[i] = left.intValue() & 31;
      left = left.shiftRight(5);
    }
    digits[DATA] = sum(digits);
    return new ReceiptCode(text(digits));
  }

  public static ReceiptCode of(Entry entry) {
    return of(Merkle.leaf(entry.leaf()));
  }

  /**
   * Reads what people type: any case, full width, with or without dashes; O is 0, I and L are 1.
   */
  public static Reading read(String typed) {
    var plain = typed.length() > LONGEST_TYPED ? "" : plain(typed);
    if (!FORM.matcher(plain).matches()) {
      return new NoCode();
    }
    var digits = digits(plain);
    return checks(digits) ? new Right(new ReceiptCode(plain)) : new Mistyped(near(digits));
  }

  /** What the leaf's hash begins with: 10 bytes. */
  public byte[] prefix() {
    var number = BigInteger.ZERO;
    for (var digit : Arrays.copyOf(digits(value), DATA)) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    var bytes = new byte[BYTES];
    for (int i = BYTES - 1; i >= 0; i--) {
      bytes[i] = number.byteValue();
      number = number.shiftRight(8);
    }
    return bytes;
  }

  /** As it is printed: {@code 7K3M-9QXA-2BTR-58ZWC}. */
  public String shown() {
    return String.join(
        "-",
        value.substring(0, 4),
        value.substring(4, 8),
        value.substring(8, 12),
        value.substring(12));
  }

  private static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}\\p{Pd}ー−]", "")
        .replace('O', '0')
        .replaceAll("[IL]", "1");
  }

  private static int[] digits(String value) {
    return value.chars().map(ALPHABET::indexOf).toArray();
  }

  private static String text(int[] digits) {
    return Arrays.stream(digits)
        .mapToObj(d -> String.valueOf(ALPHABET.charAt(d)))
        .collect(Collectors.joining());
  }

  private static boolean checks(int[] digits) {
    return sum(digits) == digits[DATA];
  }

  private static int sum(int[] digits) {
    int sum = 0;
    for (int i = DATA - 1; i >= 0; i--) {
      sum = (sum ^ digits[i]) << 1;
      sum = sum > 31 ? sum ^ POLYNOMIAL : sum;
    }
    return sum;
  }

  private static List<ReceiptCode> near(int[] digits) {
    var near = new LinkedHashSet<ReceiptCode>();
    for (int i = 0; i <= DATA; i++) {
      for (int d = 0; d < ALPHABET.length(); d++) {
        var other = digits.clone();
        other[i] = d;
        add(near, other);
      }
      var exchanged = digits.clone();
      exchanged[i] = digits[Math.max(0, i - 1)];
      exchanged[Math.max(0, i - 1)] = digits[i];
      add(near, exchanged);
    }
    return List.copyOf(near);
  }

  private static void add(LinkedHashSet<ReceiptCode> near, int[] digits) {
    if (checks(digits)) {
      near.add(new ReceiptCode(text(digits)));
    }
  }
}
