package org.chengming.requests;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** The number of a resident identity card (GB 11643): eighteen characters, the last a check. */
public final class ResidentId {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private ResidentId() {}

  public static boolean hasForm(String number) {
    return FORM.matcher(number).matches();
  }

  public static boolean isValid(String number) {
    return hasForm(number) && born(number) && number.charAt(17) == check(number);
  }

  private static boolean born(String number) {
    try {
      return LocalDate.parse(number.substring(6, 14), BIRTH).getYear() >= 1850;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static char check(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += Character.digit(number.charAt(i), 10) * WEIGHTS[i];
    }
    return "10X98765432".charAt(sum % 11);
  }
}
