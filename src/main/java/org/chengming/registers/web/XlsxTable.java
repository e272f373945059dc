package org.chengming.registers.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as a workbook (ECMA-376) that is written while it is read: what a sheet holds leaves at
 * once, and the list of the sheets comes last. Every text is stored as a text, and one that looks
 * like a formula is marked as typed with a quote before it, so that it stays one when it is edited
 * or saved as another file.
 */
final class XlsxTable implements DownloadController.Table {
  static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Of a sheet, its head among them. */
  static final int MOST_ROWS = 1_048_576;

  private static final LocalDate DAY_ONE = LocalDate.of(1899, 12, 30);
  private static final LocalDate SAFE_DAYS = LocalDate.of(1900, 3, 1);
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final int PLAIN = 0;
  private static final int DAY = 1;
  private static final int MOMENT = 2;
  private static final int TITLE = 3;
  private static final int QUOTED = 4;

  private final List<Field> fields;
  private final @Nullable String notice;
  private final ZipOutputStream zip;
  private final StringBuilder text = new StringBuilder(1 << 16);
  private int sheets;
  private int rows;

  /**
   * @param notice what stands on a sheet of its own behind the others; null for nothing
   */
  XlsxTable(RegisterDefinition register, @Nullable String notice, OutputStream out)
      throws IOException {
    this.fields = register.shown();
    this.notice = notice;
    this.zip = new ZipOutputStream(out);
    begin();
  }

  @Override
  public void write(List<RegisterRecord> part) throws IOException {
    for (var record : part) {
      if (rows == MOST_ROWS) {
        close();
        begin();
      }
      row();
      for (var field : fields) {
        cell(field, record.values().get(field.name()));
      }
      text.append("</row>");
      flush(1 << 15);
    }
  }

  @Override
  public void end() throws IOException {
    close();
    if (notice != null) {
      sheet("");
      row();
      words(notice, TITLE);
      text.append("</row>");
      close();
    }
    entry("xl/styles.xml", styles());
    var names = new StringBuilder();
    var links = new StringBuilder();
    var types = new StringBuilder();
    for (var i = 1; i <= sheets; i++) {
      names.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(sheetName(i), i, i));
      links.append(
          "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(i, RELATIONS, i));
      types.append(
          "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              .formatted(i));
    }
    entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, RELATIONS, names));
    entry(
        "xl/_rels/workbook.xml.rels",
        relationships(
            links
                + "<Relationship Id=\"styles\" Type=\"%s/styles\" Target=\"styles.xml\"/>"
                    .formatted(RELATIONS)));
    entry(
        "_rels/.rels",
        relationships(
            "<Relationship Id=\"book\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/>"
                .formatted(RELATIONS)));
    entry("[Content_Types].xml", types(types.toString()));
    zip.finish();
  }

  private static String relationships(String inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inside
        + "</Relationships>";
  }

  private static String types(String sheets) {
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + sheets
        + "</Types>";
  }

  /** In the order of the numbers above. */
  private static String styles() {
    return "<styleSheet xmlns=\"%s\"><numFmts count=\"2\"><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"171\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts><fonts count=\"2\"><font/><font><b/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\"><xf/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/><xf numFmtId=\"171\" applyNumberFormat=\"1\"/><xf fontId=\"1\" applyFont=\"1\"/><xf quotePrefix=\"1\"/></cellXfs></styleSheet>"
        .formatted(MAIN);
  }

  private String sheetName(int number) {
    return notice != null && number == sheets ? "数据说明" : "Sheet" + number;
  }

  private void sheet(String views) throws IOException {
    sheets++;
    rows = 0;
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + sheets + ".xml"));
    text.append(HEAD)
        .append("<worksheet xmlns=\"")
        .append(MAIN)
        .append("\">")
        .append(views)
        .append("<sheetData>");
  }

  private void begin() throws IOException {
    sheet(
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews>");
    row();
    fields.forEach(field -> words(field.title(), TITLE));
    text.append("</row>");
  }

  private void close() throws IOException {
    text.append("</sheetData></worksheet>");
    flush(0);
    zip.closeEntry();
  }

  private void entry(String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void flush(int from) throws IOException {
    if (text.length() > from) {
      zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    }
  }

  private void row() {
    rows++;
    text.append("<row r=\"").append(rows).append("\">");
  }

  private void cell(Field field, @Nullable Object value) {
    switch (value) {
      case null -> text.append("<c/>");
      case Boolean yes -> text.append("<c t=\"b\"><v>").append(yes ? 1 : 0).append("</v></c>");
      case LocalDate day when !day.isBefore(SAFE_DAYS) ->
          number(Long.toString(day.toEpochDay() - DAY_ONE.toEpochDay()), DAY);
      case LocalDateTime moment when !moment.toLocalDate().isBefore(SAFE_DAYS) ->
          number(
              Double.toString(
                  moment.toEpochSecond(ZoneOffset.UTC) / 86_400.0 - DAY_ONE.toEpochDay()),
              MOMENT);
      case Number number when new BigDecimal(number.toString()).precision() <= 15 ->
          number(FieldType.text(value), PLAIN);
      // A spreadsheet keeps fifteen digits; more would silently become others.
      default -> {
        var words = FieldType.text(value);
        words(words, words.matches("(?s)[=+\\-@\\t\\r].*") ? QUOTED : PLAIN);
      }
    }
  }

  private void number(String number, int style) {
    text.append(style == PLAIN ? "<c" : "<c s=\"" + style + "\"")
        .append("><v>")
        .append(number)
        .append("</v></c>");
  }

  private void words(String words, int style) {
    text.append("<c t=\"inlineStr\"");
    if (style != PLAIN) {
      text.append(" s=\"").append(style).append('"');
    }
    text.append("><is><t xml:space=\"preserve\">");
    words.codePoints().filter(XlsxTable::allowed).forEach(this::escaped);
    text.append("</t></is></c>");
  }

  /** Of XML 1.0. */
  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private void escaped(int c) {
    switch (c) {
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '&' -> text.append("&amp;");
      default -> text.appendCodePoint(c);
    }
  }
}
