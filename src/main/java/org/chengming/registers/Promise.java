package org.chengming.registers;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the public may expect of whoever keeps a register.
 *
 * @param timely how soon after its day a record is public; null when nothing says so
 * @param objectionDays working days within which whoever says that a record is wrong is answered;
 *     null where the register takes no objections
 */
public record Promise(@Nullable Timely timely, @Nullable Integer objectionDays) {
  static final Promise NONE = new Promise(null, null);

  /**
   * Public within so many working days after the day in the field, e.g. of a decision.
   *
   * @param said the field with the day a record states it was public on before it came here,
   *     believed of those in the register's first edition ({@link PublicDay}); null for none
   * @param days the field that shows the working days it took; null where none does
   * @param inTime the field that shows whether it was in time; null where none does
   */
  public record Timely(
      String from,
      int workingDays,
      @Nullable String said,
      @Nullable String days,
      @Nullable String inTime) {
    /** Whether the field shows what is counted here, whatever a row says in it. */
    boolean shows(String field) {
      return field.equals(days) || field.equals(inTime);
    }
  }

  /** Whether what it names can be counted with. */
  void check(Map<String, Field> known) {
    if (timely != null) {
      if (!known.containsKey(timely.from())) {
        throw wrong(timely.from());
      }
      requireType(known, timely.said(), FieldType.DATE);
      requireType(known, timely.days(), FieldType.INTEGER);
      requireType(known, timely.inTime(), FieldType.BOOLEAN);
    }
  }

  /** What is counted with is public, or nobody could follow it. */
  private static void requireType(Map<String, Field> known, @Nullable String name, FieldType type) {
    var field = name == null ? null : known.get(name);
    if (name != null
        && (field == null || field.type() != type || field.sealed() || !field.shown())) {
      throw wrong(name);
    }
  }

  private static IllegalArgumentException wrong(String name) {
    return new IllegalArgumentException(
        "Being timely is counted with the field %s, which must be there, shown and of the right type"
            .formatted(name));
  }
}
