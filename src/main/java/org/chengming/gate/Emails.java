package org.chengming.gate;

import java.util.List;
import java.util.function.Consumer;

/**
 * Addresses of e-mail, also with the sign of mail in words or brackets, as people write it who do
 * not want to be found by machines; from each at most the lengths of RFC 5321 are looked at.
 */
final class Emails {
  private static final int LOCAL = 64;
  private static final int DOMAIN = 120;

  /** What people put for the sign; the longest first. */
  private static final List<String> SIGNS =
      List.of(
          " [AT] ", " (AT) ", "[AT]", "(AT)", "{AT}", "<AT>", " AT ", "[@]", "(@)", "艾特", "#", "★");

  /** With what they begin. */
  private static final String FIRSTS = " [({<艾#★";

  private Emails() {}

  static void each(PlainText text, Consumer<Finding> taker) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.at(at);
      if (c == '@') {
        found(text, at, at + 1, taker);
      } else if (FIRSTS.indexOf(c) >= 0 && text.word(at - 1)) {
        int end = written(text, at);
        if (end > at && text.word(end)) {
          found(text, at, end, taker);
        }
      }
    }
  }

  /** Where what stands for the sign ends; where it began for none. */
  private static int written(PlainText text, int at) {
    for (var sign : SIGNS) {
      int i = 0;
      while (i < sign.length() && text.at(at + i) == sign.charAt(i)) {
        i++;
      }
      if (i == sign.length()) {
        return at + i;
      }
    }
    return at;
  }

  /**
   * @param at where the sign, or what stands for it, begins
   * @param after where it ends
   */
  private static void found(PlainText text, int at, int after, Consumer<Finding> taker) {
    boolean plain = text.at(at) == '@';
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

    boolean apart = text.at(after) == ' ' || text.at(after) == PlainText.LINE;
    // Words of an English sentence.
    if (text.at(at) == ' ' && text.at(from - 1) == ' ' && text.letter(from - 2)) {
      return;
    }
    int right = plain && apart && after < text.length() ? after + 1 : after;
    int to = right;
    while (to < text.length()
        && to - right < DOMAIN
        && (text.word(to) || sign(text.at(to), ".-"))) {
      to++;
    }
    while (to > right && sign(text.at(to - 1), ".-_")) {
      to--;
    }
    if (from == left || to == right || !domain(text.between(right, to), plain)) {
      return;
    }
    var written = text.original(from, left) + "@" + text.original(right, to);
    var finding =
        new Judgement(plain && left == at && right == after ? 0.97 : 0.7, "邮箱的写法")
            .finding(FindingKind.EMAIL, text, from, to, Masks.email(written));
    if (finding != null) {
      taker.accept(finding);
    }
  }

  /** Two labels at least, the last of letters; one in use for mail where the sign is a guess. */
  private static boolean domain(String name, boolean plain) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && (plain || name.substring(dot + 1).matches("COM|CN|NET|ORG|EDU|GOV"))
        && name.length() - dot > 2
        && name.charAt(dot - 1) != '.'
        && name.chars().skip(dot + 1).allMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static boolean sign(char c, String signs) {
    return signs.indexOf(c) >= 0;
  }
}
