package org.chengming.organisations;

import java.util.regex.Pattern;

/**
 * Organisation code (组织机构代码), GB 11714: eight characters and a check character, written without the
 * hyphen. It is the front part of an index number.
 */
public record OrganisationCode(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{8}[0-9X]");
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  public OrganisationCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "Organisation code \"%s\" must be 9 characters of GB 11714 with a right check character"
              .formatted(value));
    }
  }

  /** Reads it with or without the hyphen before the check character. */
  public static OrganisationCode of(String written) {
    return new OrganisationCode(written.strip().replace("-", ""));
  }

  /** Completes eight characters by their check character. */
  public static OrganisationCode withCheck(String eight) {
    return new OrganisationCode(eight + check(eight));
  }

  public static boolean isValid(String value) {
    return FORM.matcher(value).matches() && value.charAt(8) == check(value);
  }

  private static char check(String value) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(value.charAt(i), 36) * WEIGHTS[i];
    }
    return "0X987654321".charAt(sum % 11);
  }

  @Override
  public String toString() {
    return value;
  }
}
