package org.chengming.registers;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody types to find their record, brought to one form: any width and case, without
 * blanks, dashes and the dots inside a name, which every keyboard writes in its own way.
 */
final class AskedValue {
  static final int LONGEST = 200;

  private AskedValue() {}

  /** Empty when nothing is left that tells one from another. */
  static String of(String typed) {
    var cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    // On paper the last sign of an identity number is often set as a multiplication sign.
    var plain =
        Normalizer.normalize(cut.replace('×', 'X'), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    var told = new StringBuilder(plain.length());
    plain.codePoints().filter(Character::isLetterOrDigit).forEach(told::appendCodePoint);
    return told.toString();
  }

  /** The same of a value that may be no text: a day is a day however it is typed. */
  static String of(Field field, String typed) {
    if (field.type() == FieldType.STRING) {
      return of(typed);
    }
    try {
      return FieldType.text(field.type().parse(typed.strip()));
    } catch (IllegalArgumentException e) {
      return of(typed);
    }
  }
}
