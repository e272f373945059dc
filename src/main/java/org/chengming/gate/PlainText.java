package org.chengming.gate;

import org.jspecify.annotations.Nullable;

/**
 * A text as it is searched: figures of any width and script and Latin letters in one spelling,
 * whatever is not seen left out; and where each sign stands in the text as it was handed in.
 */
final class PlainText {
  static final char LINE = '\n';

  /** Also in circles and raised, which are marks of lists and notes unless many stand together. */
  private static final String CHINESE_DIGITS =
      "〇零○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖⓪①②③④⑤⑥⑦⑧⑨⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";

  private static final String FIGURES = "0001112233445566778899012345678901234567890123456789";
  private static final String DOTS = "·•・‧∙⋅";

  private final String original;
  private final char[] signs;
  private final int[] places;
  private final int[] chinese;
  private int length;
  private @Nullable TableLines tables;

  private PlainText(String original, boolean chineseFigures) {
    this.original = original;
    this.signs = new char[original.length()];
    this.places = new int[original.length()];
    this.chinese = new int[original.length() + 1];
    for (int i = 0; i < original.length(); ) {
      int c = original.codePointAt(i);
      char sign = sign(c);
      int figure = chineseFigures && sign > 127 ? CHINESE_DIGITS.indexOf(c) : -1;
      if (sign != 0) {
        signs[length] = figure < 0 ? sign : FIGURES.charAt(figure);
        places[length] = i;
        chinese[length + 1] = chinese[length] + (figure < 0 ? 0 : 1);
        length++;
      }
      i += Character.charCount(c);
    }
  }

  static PlainText of(String text) {
    return new PlainText(text, false);
  }

  /** With Chinese figures as figures. */
  static PlainText withChineseFigures(String text) {
    return new PlainText(text, true);
  }

  /** The one sign that stands for the character; 0 for what is not seen. */
  private static char sign(int c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' ? (char) (c - 32) : c < ' ' ? control(c) : (char) c;
    }
    if (c >= 0x4E00 && c <= 0x9FFF) {
      return (char) c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E && c != '，') {
      return sign(c - 0xFEE0);
    }
    int figure = Character.digit(c, 10);
    if (figure >= 0) {
      return (char) ('0' + figure);
    }
    if (DOTS.indexOf(c) >= 0) {
      return '·';
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          0;
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> LINE;
      case Character.CONTROL -> c == 0x85 ? LINE : 0;
      case Character.DASH_PUNCTUATION -> '-';
      default -> other(c);
    };
  }

  private static char other(int c) {
    return switch (c) {
      case 0x2212, 0xFF70 -> '-';
      case 0x0425, 0x0445 -> 'X';
      case 0x2800, 0x3164, 0x115F, 0x1160, 0xFFA0 -> ' ';
      default -> c > 0xFFFF ? '\uFFFD' : (char) c;
    };
  }

  private static char control(int c) {
    return switch (c) {
      case '\n', '\f', 0x0B -> LINE;
      case '\r' -> ' ';
      case '\t' -> '\t';
      default -> 0;
    };
  }

  /** The rows of tables in it. */
  TableLines tables() {
    var known = tables == null ? new TableLines(this) : tables;
    tables = known;
    return known;
  }

  int length() {
    return length;
  }

  /** The sign there; a line's end before the first and after the last. */
  char at(int i) {
    return i < 0 || i >= length ? LINE : signs[i];
  }

  String between(int from, int to) {
    return new String(signs, from, to - from);
  }

  /** Where the sign stands in the text as it was handed in. */
  int start(int sign) {
    return places[sign];
  }

  /** Where the sign before {@code end} ends in it. */
  int end(int end) {
    int last = places[end - 1];
    return last + Character.charCount(original.codePointAt(last));
  }

  String original(int from, int to) {
    return original.substring(start(from), end(to));
  }

  /** How many Chinese figures were read as figures between the two. */
  int chineseFigures(int from, int to) {
    return chinese[to] - chinese[from];
  }

  boolean figure(int i) {
    return figure(at(i));
  }

  boolean letter(int i) {
    char c = at(i);
    return c >= 'A' && c <= 'Z';
  }

  boolean word(int i) {
    return figure(i) || letter(i) || at(i) == '_';
  }

  static boolean figure(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean han(char c) {
    return c >= 0x4E00 && c <= 0x9FFF || c == '〇';
  }
}
