package org.chengming.registers;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mask hides of a record, where its other texts tell it: a penalty that hides who was fined
 * must not name them in its facts. Such a text keeps the masked form only; the clear one is sealed
 * with the field it belongs to.
 */
final class Mentions {
  /** Signs that stand for one another in a name. */
  private static final String DOTS = "·•．・‧";

  /** What people and editors put between the signs of a name or number. */
  private static final String BETWEEN = "[\\s\\p{Cf}]*+";

  private final List<Field> masked;
  private final List<Field> texts;

  Mentions(RegisterDefinition register) {
    this.masked = register.fields().stream().filter(f -> f.masking() != null).toList();
    this.texts =
        register.fields().stream()
            .filter(f -> f.type() == FieldType.STRING && f.vocabulary().isEmpty() && !f.sealed())
            // By these the record is known and found; they say what they say.
            .filter(f -> !f.filter() && !f.sort() && !register.key().contains(f.name()))
            .toList();
  }

  /** Fields with a mask. */
  List<Field> masked() {
    return masked;
  }

  /** The texts that may tell something, none where nothing is masked. */
  List<Field> texts() {
    return masked.isEmpty() ? List.of() : texts;
  }

  /**
   * Masks it in all texts.
   *
   * @param values by name of the field, those with a mask in the clear
   */
  void hide(Map<String, Object> values) {
    for (var field : masked) {
      var value = values.get(field.name());
      var masking = field.masking();
      if (value != null && masking != null && masking.hides(values, value)) {
        var bare = masking.bare(FieldType.text(value));
        // One sign says nothing, and what came masked is not known.
        if (bare.codePointCount(0, bare.length()) > 1 && bare.indexOf('*') < 0) {
          hide(values, mention(bare), masking.mask().of(bare));
        }
      }
    }
  }

  private void hide(Map<String, Object> values, Pattern mention, String shown) {
    for (var field : texts()) {
      if (values.get(field.name()) instanceof String text) {
        values.put(field.name(), mention.matcher(text).replaceAll(Matcher.quoteReplacement(shown)));
      }
    }
  }

  /** However it is spaced, and in either width and case. */
  private static Pattern mention(String bare) {
    var pattern = new StringBuilder();
    bare.codePoints()
        .forEach(
            sign -> {
              if (!pattern.isEmpty()) {
                pattern.append(BETWEEN);
              }
              pattern.append(sign(sign));
            });
    return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
  }

  private static String sign(int sign) {
    if (DOTS.indexOf(sign) >= 0) {
      return "[" + DOTS + "]";
    }
    var plain = Pattern.quote(Character.toString(sign));
    return sign > ' ' && sign < 0x7F
        ? "(?:" + plain + "|" + Character.toString(sign - ' ' + 0xFF00) + ")"
        : plain;
  }

  /** In one width, without spaces and signs nobody sees. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]", "");
  }
}
