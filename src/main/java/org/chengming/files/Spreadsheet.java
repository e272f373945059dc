package org.chengming.files;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of plain sheets, as XLSX. Text is written as text, never as a formula, whatever it
 * starts with.
 */
public record Spreadsheet(List<Sheet> sheets) {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  public Spreadsheet {
    sheets = List.copyOf(sheets);
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("A workbook has at least one sheet");
    }
  }

  /**
   * @param name at most 31 characters, none of {@code []:*?/\}
   * @param widths of the first columns in characters; those after them have the usual one
   * @param rows their cells: numbers, text, or null for an empty one
   */
  public record Sheet(
      String name, List<Integer> widths, List<? extends List<? extends @Nullable Object>> rows) {
    public Sheet {
      if (name.isBlank() || name.length() > 31 || name.matches(".*[\\[\\]:*?/\\\\].*")) {
        throw new IllegalArgumentException("\"%s\" cannot name a sheet".formatted(name));
      }
      widths = List.copyOf(widths);
      rows = List.copyOf(rows);
    }
  }

  /** One sheet of text. */
  public static Spreadsheet of(String name, List<? extends List<String>> rows) {
    return new Spreadsheet(List.of(new Sheet(name, List.of(), rows)));
  }

  public byte[] xlsx() {
    var names = new StringBuilder();
    for (int i = 1; i <= sheets.size(); i++) {
      names.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
              .formatted(OfficePackage.escape(sheets.get(i - 1).name()), i, i));
    }
    var workbook =
        new OfficePackage(
            "xl/workbook.xml",
            TYPE + "sheet.main+xml",
            "<workbook xmlns=\"%s\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>%s</sheets></workbook>"
                .formatted(MAIN, names));
    for (int i = 1; i <= sheets.size(); i++) {
      workbook.relate(
          "worksheet",
          "worksheets/sheet%d.xml".formatted(i),
          TYPE + "worksheet+xml",
          xml(sheets.get(i - 1)));
    }
    return workbook.zip();
  }

  private static String xml(Sheet sheet) {
    var xml = new StringBuilder("<worksheet xmlns=\"%s\">".formatted(MAIN));
    if (!sheet.widths().isEmpty()) {
      xml.append("<cols>");
      for (int i = 1; i <= sheet.widths().size(); i++) {
        xml.append(
            "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
                .formatted(i, i, sheet.widths().get(i - 1)));
      }
      xml.append("</cols>");
    }
    xml.append("<sheetData>");
    for (int r = 0; r < sheet.rows().size(); r++) {
      xml.append("<row r=\"%d\">".formatted(r + 1));
      var cells = sheet.rows().get(r);
      for (int c = 0; c < cells.size(); c++) {
        xml.append(cell(cells.get(c), column(c) + (r + 1)));
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static String cell(@Nullable Object value, String place) {
    return switch (value) {
      case null -> "";
      case BigDecimal number ->
          "<c r=\"%s\"><v>%s</v></c>".formatted(place, number.toPlainString());
      case Number number -> "<c r=\"%s\"><v>%s</v></c>".formatted(place, number);
      default ->
          "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
              .formatted(place, OfficePackage.escape(value.toString()));
    };
  }

  /** A, B … Z, AA … as spreadsheets name columns. */
  private static String column(int number) {
    return number < 26
        ? String.valueOf((char) ('A' + number))
        : column(number / 26 - 1) + (char) ('A' + number % 26);
  }
}
