package org.chengming.letters;

import java.util.List;

/**
 * Text typed by people, made fit for a letter: what no XML may hold and what is not seen but moves
 * other characters (control, direction, width zero) goes.
 */
final class TypedText {
  private TypedText() {}

  /** In one line. */
  static String line(String text) {
    return visible(text).replaceAll("\\s+", " ").strip();
  }

  /** Cut at its line breaks; lines without text are none. */
  static List<String> paragraphs(String text) {
    return visible(text).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String visible(String text) {
    var kept = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .map(c -> c == '\t' ? ' ' : c == '\r' || c == 0x2028 || c == 0x2029 ? '\n' : c)
        .filter(TypedText::stays)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean stays(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n';
      case Character.FORMAT, Character.SURROGATE -> false;
      default -> (c & 0xfffe) != 0xfffe;
    };
  }
}
