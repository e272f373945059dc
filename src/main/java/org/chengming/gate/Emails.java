package org.chengming.gate;

import java.util.function.Consumer;

/** Addresses of e-mail; from each {@code @} at most the lengths of RFC 5321 are looked at. */
final class Emails {
  private static final int LOCAL = 64;
  private static final int DOMAIN = 120;

  private Emails() {}

  static void each(PlainText text, Consumer<Finding> taker) {
    for (int at = 0; at < text.length(); at++) {
      if (text.at(at) == '@') {
        found(text, at, taker);
      }
    }
  }

  private static void found(PlainText text, int at, Consumer<Finding> taker) {
    int left = text.at(at - 1) == ' ' ? at - 1 : at;
    int from = left;
    while (from > 0
        && left - from < LOCAL
        && (text.word(from - 1) || sign(text.at(from - 1), ".%+-"))) {
      from--;
    }
    while (from < left && !text.word(from)) {
      from++;
    }
    int right = text.at(at + 1) == ' ' ? at + 2 : at + 1;
    int to = right;
    while (to < text.length()
        && to - right < DOMAIN
        && (text.word(to) || sign(text.at(to), ".-"))) {
      to++;
    }
    while (to > right && sign(text.at(to - 1), ".-_")) {
      to--;
    }
    if (from == left || to == right || !domain(text.between(right, to))) {
      return;
    }
    var written = text.original(from, left) + "@" + text.original(right, to);
    var finding =
        new Judgement(left == at && right == at + 1 ? 0.97 : 0.7, "邮箱的写法")
            .finding(FindingKind.EMAIL, text, from, to, Masks.email(written));
    if (finding != null) {
      taker.accept(finding);
    }
  }

  /** Two labels at least, the last of letters. */
  private static boolean domain(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && name.length() - dot > 2
        && name.charAt(dot - 1) != '.'
        && name.chars().skip(dot + 1).allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static boolean sign(char c, String signs) {
    return signs.indexOf(c) >= 0;
  }
}
