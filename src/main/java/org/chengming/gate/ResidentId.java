package org.chengming.gate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Set;
import java.util.regex.Pattern;

/** The number of a resident identity card (GB 11643): eighteen characters, the last a check. */
public final class ResidentId {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
  private static final Set<String> PROVINCES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82", "83");
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

  /**
   * Whether a place of GB/T 2260 (or, since 2023, a foreigner with permanent residence) and a day
   * in living memory stand in it, whatever its check.
   */
  static boolean placedAndDated(String number) {
    return hasForm(number)
        && (placed(number) || number.charAt(0) == '9')
        && born(number)
        && number.substring(6, 10).compareTo("1900") >= 0
        && number.substring(6, 10).compareTo("2050") < 0;
  }

  /** The form before 1999: fifteen figures, without the century and without a check. */
  static boolean hasOldForm(String number) {
    return number.length() == 15
        && placed(number)
        && born(number.substring(0, 6) + "19" + number.substring(6));
  }

  private static boolean placed(String number) {
    return PROVINCES.contains(number.substring(0, 2));
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
