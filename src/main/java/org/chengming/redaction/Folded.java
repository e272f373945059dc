package org.chengming.redaction;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is compared here: compatible characters, widths and cases made one, accents, spaces,
 * dashes, dots within names and whatever is not seen left out. What is folded piece by piece is the
 * same as what is folded whole, so that each character of it can be traced to where it stands.
 */
final class Folded {
  /** Radicals that programs write in place of the characters they look like, without a mapping. */
  private static final String RADICALS = "⻓⻋⻢⻅⻔⻚⻛⻜⻝⻥⻦⻨⻩⻬⻰⻮⻁⻄⻆⻘⻙⺠⺟⻉⻣⻤⻧⻳⻢";

  private static final String CHARACTERS = "长车马见门页风飞食鱼鸟麦黄齐龙齿虎西角青韦民母贝骨鬼卤龟马";

  private Folded() {}

  static String of(String text) {
    var plain = ascii(text);
    return plain == null ? folded(text) : plain;
  }

  /**
   * The same, for texts of plain letters and figures, of which tables are full; null for others.
   */
  private static @Nullable String ascii(String text) {
    var kept = new char[text.length()];
    int length = 0;
    for (int i = 0; i < kept.length; i++) {
      char c = text.charAt(i);
      if (c > 126) {
        return null;
      }
      if (c > ' ' && c != '-' && c != '_') {
        kept[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
      }
    }
    return new String(kept, 0, length);
  }

  private static String folded(String text) {
    var kept = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Folded::seen)
        .forEach(c -> kept.appendCodePoint(plain(c)));
    return kept.toString();
  }

  private static boolean seen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.DASH_PUNCTUATION,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> c != '·' && c != '•' && c != '‧' && c != '・' && c != '_';
    };
  }

  private static int plain(int c) {
    var at = RADICALS.indexOf(c);
    return at < 0 ? c : CHARACTERS.charAt(at);
  }
}
