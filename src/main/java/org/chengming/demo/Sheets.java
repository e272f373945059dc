package org.chengming.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small enclosures: a CSV, and the least that makes an XLSX or a DOCX. Their bytes depend on their
 * content alone.
 */
final class Sheets {
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** The first moment a ZIP can name, in no time zone. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Sheets() {}

  static Written.Enclosure csv(String name, List<String> heads, List<List<String>> rows) {
    var out = new StringBuilder("\uFEFF").append(String.join(",", heads)).append("\r\n");
    rows.forEach(
        row ->
            out.append(
                    String.join(
                        ",",
                        row.stream()
                            .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                            .toList()))
                .append("\r\n"));
    return new Written.Enclosure(name, out.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Written.Enclosure xlsx(String name, List<String> heads, List<List<String>> rows) {
    var sheet =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    row(sheet, heads);
    rows.forEach(row -> row(sheet, row));
    return zip(
        name,
        "xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
            + OFFICE
            + "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        "xl/worksheets/sheet1.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
        sheet.append("</sheetData></worksheet>").toString());
  }

  static Written.Enclosure docx(String name, List<String> paragraphs) {
    var body =
        new StringBuilder(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
    paragraphs.forEach(
        text ->
            body.append("<w:p><w:r><w:t xml:space=\"preserve\">")
                .append(escape(text))
                .append("</w:t></w:r></w:p>"));
    return zip(
        name,
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        body.append("</w:body></w:document>").toString());
  }

  private static void row(StringBuilder sheet, List<String> cells) {
    sheet.append("<row>");
    cells.forEach(
        cell ->
            sheet
                .append("<c t=\"inlineStr\"><is><t>")
                .append(escape(cell))
                .append("</t></is></c>"));
    sheet.append("</row>");
  }

  /**
   * @param parts triples of path, content type and XML; the first is the document itself, the
   *     second hangs on it
   */
  private static Written.Enclosure zip(String name, String... parts) {
    var types =
        new StringBuilder(
            "<Types xmlns=\""
                + PACKAGE
                + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    for (var i = 0; i < parts.length; i += 3) {
      types
          .append("<Override PartName=\"/")
          .append(parts[i])
          .append("\" ContentType=\"")
          .append(parts[i + 1])
          .append("\"/>");
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      entry(zip, "[Content_Types].xml", types.append("</Types>").toString());
      entry(zip, "_rels/.rels", relation("officeDocument", parts[0]));
      for (var i = 0; i < parts.length; i += 3) {
        entry(zip, parts[i], parts[i + 2]);
      }
      if (parts.length > 3) {
        entry(
            zip,
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", parts[3].substring("xl/".length())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Written.Enclosure(name, out.toByteArray());
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"rId1\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static void entry(ZipOutputStream zip, String path, String xml) throws IOException {
    var entry = new ZipEntry(path);
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
    zip.write(
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
            .getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
