package org.chengming.organisations;

import java.util.regex.Pattern;

/**
 * Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last one a check over
 * the others with weights 3^i mod 31.
 */
public record Uscc(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{9}[0-9A-HJ-NPQRTUWXY]");

  public Uscc {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "Unified social credit code \"%s\" must be 18 characters of GB 32100 with a right check character"
              .formatted(value));
    }
  }

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches() && value.charAt(17) == check(value);
  }

  /** The organisation code inside it: characters 9 to 17. */
  public OrganisationCode organisationCode() {
    return new OrganisationCode(value.substring(8, 17));
  }

  private static char check(String value) {
    int sum = 0;
    for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
      sum += ALPHABET.indexOf(value.charAt(i)) * weight;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  @Override
  public String toString() {
    return value;
  }
}
