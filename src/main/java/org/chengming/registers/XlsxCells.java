package org.chengming.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.chengming.tables.SheetCell;
import org.jspecify.annotations.Nullable;

/** Cells of a spreadsheet as somebody would have typed them into the field. */
final class XlsxCells {
  private static final int MOST_DECIMALS = 10;
  private static final int DAY = 10;
  private static final BigDecimal INEXACT = new BigDecimal("1E15");

  private XlsxCells() {}

  /** Why the cell tells nothing, a Chinese sentence; null when it does. */
  static @Nullable String problem(SheetCell cell, Field field) {
    return switch (cell.kind()) {
      case ERROR -> "“%s”是表格里的错误值%s。".formatted(field.title(), Field.brief(cell.text()));
      case UNCOMPUTED -> "“%s”是公式，文件里没有它的结果。请用表格软件打开、保存一次再送。".formatted(field.title());
      case BROKEN -> "“%s”在文件里坏了，读不出来。".formatted(field.title());
      case NUMBER -> number(cell.text(), field);
      default -> null;
    };
  }

  private static @Nullable String number(String text, Field field) {
    return switch (field.type()) {
      case STRING ->
          new BigDecimal(text).abs().compareTo(INEXACT) >= 0
              ? "“%s”在表格里是数，超过15位的已经不准了。请把这一列改成文本格式，重新填。".formatted(field.title())
              : null;
      // Days are counted from 1900; 20260305 is a day of its own.
      case DATE, DATETIME ->
          text.matches("[1-9]\\d{4}(\\.\\d+)?")
              ? "“%s”在表格里是数%s，像是没有设成日期格式的日期。请把这一列设成日期格式再送。"
                  .formatted(field.title(), Field.brief(text))
              : null;
      default -> null;
    };
  }

  static String text(SheetCell cell, Field field) {
    return switch (cell.kind()) {
      case PERCENT -> percent(cell.text(), field);
      case NUMBER -> number(cell.text(), field.type());
      case MOMENT -> moment(cell.text(), field.type());
      case TEXT -> CsvSource.asTyped(field, cell.text().strip());
      default -> cell.text();
    };
  }

  /**
   * Stored as a part of one; shown, and kept where the field counts in percent, as of a hundred.
   */
  private static String percent(String stored, Field field) {
    var shown = FieldType.text(new BigDecimal(stored).movePointRight(2));
    if ("%".equals(field.unit())) {
      return shown;
    }
    return field.type() == FieldType.STRING ? shown + "%" : number(stored, field.type());
  }

  /** A third has as many figures as the program keeps; a register keeps ten after the point. */
  private static String number(String stored, FieldType wanted) {
    var number = new BigDecimal(stored);
    return wanted == FieldType.NUMBER && number.scale() > MOST_DECIMALS
        ? FieldType.text(number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP))
        : stored;
  }

  private static String moment(String text, FieldType wanted) {
    if (wanted == FieldType.YEAR && text.matches("\\d{4}-.*")) {
      return text.substring(0, 4);
    }
    return wanted == FieldType.DATETIME && text.length() == DAY
        ? text + " 00:00"
        : text.replace('T', ' ');
  }
}
