package org.chengming.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RegisterRecord;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Shown {
  private Shown() {}

  /** Empty where there is none. */
  static String cell(RegisterRecord record, Field field, Words t) {
    var value = record.values().get(field.name());
    return value != null && number(field)
        ? number(new BigDecimal(value.toString()))
        : text(record.text(field), field, t);
  }

  /** What programs read as true or false is yes or no to people. */
  static String text(String text, Field field, Words t) {
    return field.type() != FieldType.BOOLEAN || text.isEmpty()
        ? text
        : t.of(text.equals("true") ? "是" : "否");
  }

  static boolean number(Field field) {
    return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
  }

  /** As exact as it is, in groups of three: 1,234.5. */
  static String number(BigDecimal number) {
    return format("#,##0.##########", number);
  }

  /** As exact as a figure made by division deserves: three digits and more, 1,234.5. */
  static String figure(@Nullable BigDecimal number) {
    if (number == null) {
      return "—";
    }
    var places = number.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 1;
    return number(
        number.setScale(Math.min(places, Math.max(0, number.scale())), RoundingMode.HALF_UP));
  }

  /** By how much it is more or less, in percent: +3.2%, empty when there is nothing to compare. */
  static String change(@Nullable BigDecimal before, @Nullable BigDecimal after) {
    if (before == null || after == null || before.signum() == 0) {
      return "";
    }
    var percent =
        after
            .subtract(before)
            .multiply(BigDecimal.valueOf(100))
            .divide(before.abs(), 1, RoundingMode.HALF_UP);
    return (percent.signum() > 0 ? "+" : percent.signum() < 0 ? "−" : "")
        + format("#,##0.0", percent.abs())
        + "%";
  }

  private static String format(String pattern, BigDecimal number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }
}
