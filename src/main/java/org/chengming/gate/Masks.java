package org.chengming.gate;

/** How the middle of each kind of number is hidden; the rules stand in docs/features/gate.md. */
final class Masks {
  private Masks() {}

  /** The first and the last of it, and a star for each sign between. */
  static String middle(String number, int first, int last) {
    int hidden = Math.max(0, number.length() - first - last);
    return number.substring(0, Math.min(first, number.length()))
        + "*".repeat(hidden)
        + (hidden == 0 ? "" : number.substring(number.length() - last));
  }

  static String mobile(String number) {
    return middle(number, 3, 4);
  }

  /** Without the day of birth and the order, which the last four do not give away. */
  static String residentId(String number) {
    return middle(number, 6, number.length() == 18 ? 4 : 2);
  }

  static String bankCard(String number) {
    return middle(number, 6, 4);
  }

  static String fixedPhone(String area, String local) {
    return (area.isEmpty() ? "" : area + "-") + middle(local, 0, 4);
  }

  static String email(String address) {
    int at = address.indexOf('@');
    return at < 0 ? "***" : address.substring(0, 1) + "***" + address.substring(at);
  }

  /** Every figure, Chinese figure and letter a star. */
  static String house(String part) {
    var hidden = new StringBuilder(part.length());
    part.codePoints()
        .forEach(
            c -> {
              boolean tells =
                  Character.isDigit(c)
                      || "〇零一二三四五六七八九十百甲乙丙丁".indexOf(c) >= 0
                      || c < 0x250 && Character.isLetter(c)
                      || c >= 0xFF21 && c <= 0xFF5A;
              hidden.appendCodePoint(tells ? '*' : c);
            });
    return hidden.toString();
  }
}
