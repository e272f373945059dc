package org.chengming.imports;

import java.util.List;
import java.util.regex.Pattern;

/** Rules for one-line fields: what nobody sees, and what was typed with the wrong width. */
final class LineMends {
  private static final List<Field> LINES =
      List.of(
          Field.TITLE,
          Field.DOCUMENT_NUMBER,
          Field.BODY,
          Field.SOURCE_ID,
          Field.GENRE,
          Field.THEME,
          Field.DUTY,
          Field.AUDIENCE,
          Field.FORMED_ON,
          Field.PUBLISHED_ON,
          Field.EFFECTIVE_ON,
          Field.EXPIRES_ON,
          Field.LINK);

  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD\\p{Cntrl}&&[^\\s]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000]+");

  /**
   * Zero-width characters, byte order marks and soft hyphens have no place in a line; other spaces
   * become plain ones.
   */
  static void invisibleCharacters(Row row) {
    for (var field : LINES) {
      var text = row.get(field);
      if (text.chars().allMatch(LineMends::ordinary)) {
        continue;
      }
      var visible = INVISIBLE.matcher(text).replaceAll("");
      if (!visible.equals(text)) {
        row.repair(
            field,
            visible.strip(),
            "不可见字符：“%s”里去掉了 %d 个".formatted(field.label(), text.length() - visible.length()));
      } else {
        row.set(field, SPACES.matcher(text).replaceAll(" ").strip());
      }
    }
  }

  /** Neither a space nor invisible; most lines hold nothing else and need no second look. */
  private static boolean ordinary(int c) {
    return c > ' ' && c < 0x7f || c > 0x3000 && c < 0xd800 || c > 0xff00 && c < 0xfff0;
  }

  /** ２０１４ becomes 2014 in title, number and dates. */
  static void fullWidthDigits(Row row) {
    for (var field :
        List.of(
            Field.TITLE,
            Field.DOCUMENT_NUMBER,
            Field.FORMED_ON,
            Field.PUBLISHED_ON,
            Field.EFFECTIVE_ON,
            Field.EXPIRES_ON)) {
      var text = row.get(field);
      var narrow = narrow(text);
      if (!narrow.equals(text)) {
        row.repair(field, narrow, "全角数字：“%s”里的改为半角".formatted(field.label()));
      }
    }
  }

  static String narrow(String text) {
    if (text.chars().noneMatch(c -> c >= '０' && c <= '９')) {
      return text;
    }
    var narrow = new StringBuilder(text);
    for (var i = 0; i < narrow.length(); i++) {
      var c = narrow.charAt(i);
      if (c >= '０' && c <= '９') {
        narrow.setCharAt(i, (char) (c - '０' + '0'));
      }
    }
    return narrow.toString();
  }

  private LineMends() {}
}
