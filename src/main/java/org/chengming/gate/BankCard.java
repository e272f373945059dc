package org.chengming.gate;

/**
 * Numbers of bank cards (GB/T 17553, ISO/IEC 7812): who issued them stands in front, the last
 * figure is a check (Luhn).
 */
final class BankCard {
  private BankCard() {}

  /** Whether a Chinese bank issues such numbers: UnionPay, and older ones of ICBC. */
  static boolean chinese(String figures) {
    int length = figures.length();
    return figures.startsWith("62") && length >= 16 || figures.startsWith("9558") && length == 19;
  }

  /** Whether any known issuer gives numbers that begin so and are so long. */
  static boolean issued(String figures) {
    int two = Integer.parseInt(figures.substring(0, 2));
    int four = Integer.parseInt(figures.substring(0, 4));
    return chinese(figures)
        || figures.length() == 15 && (two == 34 || two == 37)
        || figures.length() == 16
            && (two / 10 == 4
                || two >= 51 && two <= 55
                || four >= 2221 && four <= 2720
                || four >= 3528 && four <= 3589);
  }

  static boolean checked(String figures) {
    int sum = 0;
    for (int i = 0; i < figures.length(); i++) {
      int figure = figures.charAt(figures.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? figure : 2 * figure;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
