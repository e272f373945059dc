package org.chengming.registers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A field of a register.
 *
 * @param name what programs call it, {@code [a-z][a-z0-9_]*}
 * @param unit what is counted or measured in, e.g. {@code µg/m³}
 * @param vocabulary the only values it may have; empty for any
 * @param shown whether the public sees it; never when it is personal
 * @param filter whether lists can be narrowed by it; makes an index
 * @param sort whether lists can be ordered by it; makes an index, and must be required, or records
 *     without it would be on no page
 * @param personal whether it is about a person and for nobody else's eyes; sealed, without a column
 * @param masking how the public sees it where it is of a person; the column holds that, and what
 *     was brought is sealed. Null for what is shown as it is
 * @param code what a data standard calls it, e.g. {@code XK_WSH}; headings may say it
 */
public record Field(
    String name,
    String title,
    String titleEn,
    FieldType type,
    @Nullable String unit,
    @Nullable String description,
    List<String> vocabulary,
    Limits limits,
    boolean required,
    boolean shown,
    boolean filter,
    boolean sort,
    boolean personal,
    @Nullable Masking masking,
    @Nullable String code) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int LONGEST = 4_000;
  static final int LONGEST_LISTED = 200;

  /** Constraints of Table Schema; null where there is none. */
  public record Limits(
      @Nullable BigDecimal minimum, @Nullable BigDecimal maximum, @Nullable Pattern pattern) {
    static final Limits NONE = new Limits(null, null, null);
  }

  public Field {
    if (sort && !required) {
      throw new IllegalArgumentException("Field " + name + " offers sorting and must be required");
    }
    if (personal && (shown || filter || sort)) {
      throw new IllegalArgumentException(
          "Field " + name + " is personal and must not be shown, filtered or sorted by");
    }
    if (masking != null && (!shown || type != FieldType.STRING || sort)) {
      throw new IllegalArgumentException(
          "Field " + name + " has a mask and must be shown text that is not sorted by");
    }
    vocabulary = List.copyOf(vocabulary);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a field");
    }
  }

  public String label(Words t) {
    return t.english() ? titleEn : title;
  }

  /** Whether lists can be narrowed to what lies between two of its values. */
  public boolean ranged() {
    return type.ordered() && (filter || sort);
  }

  /** The column in the register's table; no word of SQL begins like it. */
  String column() {
    return "f_" + name;
  }

  /** Whether what was brought is sealed, so that the database holds none of it in the clear. */
  public boolean sealed() {
    return personal || masking != null;
  }

  /** Whether it is sealed of this record. */
  boolean sealedOf(Map<String, Object> values) {
    return personal || masking != null && masking.hides(values, values.get(name));
  }

  /** What its column says of this record; null for nothing. */
  @Nullable String columnText(Map<String, Object> values) {
    var value = values.get(name);
    if (value == null || personal) {
      return null;
    }
    var text = FieldType.text(value);
    return masking != null && masking.hides(values, value) ? masking.mask().of(text) : text;
  }

  /** What an older state of a record said, as it may be read today. */
  String shownText(String text, Map<String, Object> state) {
    return masking != null && masking.hides(state, text) ? masking.mask().of(text) : text;
  }

  /** As a report may quote it: of persons nothing, for reports are kept and passed on. */
  String quoted(Object value) {
    return sealed() ? "（不显示）" : brief(value);
  }

  /** What is wrong with a value that has the type, in Chinese; null when nothing is. */
  @Nullable String problem(Object value) {
    if (!vocabulary.isEmpty() && !vocabulary.contains(value.toString())) {
      return "“%s”不能是“%s”，只能是%s。".formatted(title, quoted(value), String.join("、", vocabulary));
    }
    if (value instanceof String text) {
      // What is in an index must fit into a page of it.
      var longest = filter || sort ? LONGEST_LISTED : LONGEST;
      if (text.length() > longest) {
        return "“%s”最多%d字。".formatted(title, longest);
      }
      if (limits.pattern() != null && !limits.pattern().matcher(text).matches()) {
        return "“%s”的写法不对：“%s”。".formatted(title, quoted(text));
      }
    }
    return switch (value) {
      case BigDecimal number -> outOfBounds(number);
      case Number number -> outOfBounds(BigDecimal.valueOf(number.longValue()));
      default -> null;
    };
  }

  private @Nullable String outOfBounds(BigDecimal number) {
    if (limits.minimum() != null && number.compareTo(limits.minimum()) < 0) {
      return "“%s”不能小于%s，现在是%s。"
          .formatted(title, limits.minimum().toPlainString(), quoted(number.toPlainString()));
    }
    if (limits.maximum() != null && number.compareTo(limits.maximum()) > 0) {
      return "“%s”不能大于%s，现在是%s。"
          .formatted(title, limits.maximum().toPlainString(), quoted(number.toPlainString()));
    }
    return null;
  }

  static String brief(Object value) {
    var text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
