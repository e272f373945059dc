package org.chengming.search;

/** Whether two texts differ by one slip of the hand. */
final class Edits {
  private Edits() {}

  /** One of the two below. */
  interface Slip {
    boolean between(String typed, String known);
  }

  /** Whether one character more, one less, one other, or two neighbours swapped make them one. */
  static boolean one(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    var same = same(a, b);
    return one(a, b, same, true) && !a.equals(b);
  }

  /**
   * Whether {@code typed} is one slip away from the beginning of {@code whole}. A last character
   * that differs counts only where nothing more would follow: it may be a word of its own so far.
   */
  static boolean oneFromBeginning(String typed, String whole) {
    var same = same(typed, whole);
    if (same >= typed.length()) {
      return false;
    }
    return same == typed.length() - 1
        ? Math.abs(whole.length() - typed.length()) <= 1 && one(typed, whole, same, false)
        : one(typed, whole, same, false);
  }

  private static int same(String a, String b) {
    var shorter = Math.min(a.length(), b.length());
    var same = 0;
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same;
  }

  /** Whether what comes after {@code at} is, or with {@code !whole} begins, the same. */
  private static boolean one(String typed, String known, int at, boolean whole) {
    return rest(typed, at + 1, known, at + 1, whole)
        || rest(typed, at + 1, known, at, whole)
        || rest(typed, at, known, at + 1, whole)
        || swapped(typed, known, at) && rest(typed, at + 2, known, at + 2, whole);
  }

  private static boolean swapped(String typed, String known, int at) {
    return at + 1 < typed.length()
        && at + 1 < known.length()
        && typed.charAt(at) == known.charAt(at + 1)
        && typed.charAt(at + 1) == known.charAt(at);
  }

  private static boolean rest(String typed, int from, String known, int at, boolean whole) {
    var left = typed.length() - from;
    return left >= 0
        && (!whole || known.length() - at == left)
        && known.regionMatches(at, typed, from, left);
  }
}
