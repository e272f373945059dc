package org.chengming.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes spreadsheets part by part, also such as no program would write. */
public final class SheetFile {
  private final Map<String, Consumer<OutputStream>> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String settings = "";
  private int count;

  /**
   * @param rows the inside of sheetData
   */
  public SheetFile sheet(String name, String rows) {
    return sheet(name, "", rows, "");
  }

  /**
   * @param state {@code hidden} or nothing
   * @param after what stands behind sheetData
   */
  public SheetFile sheet(String name, String state, String rows, String after) {
    return sheet(
        name,
        state,
        out ->
            write(out, "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"));
  }

  public SheetFile sheet(String name, String state, Consumer<OutputStream> part) {
    count++;
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" %s r:id=\"rId%d\"/>"
            .formatted(name, count, state.isEmpty() ? "" : "state=\"" + state + "\"", count));
    relations.append(
        "<Relationship Id=\"rId%d\" Type=\"worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
            .formatted(count, count));
    parts.put("xl/worksheets/sheet%d.xml".formatted(count), part);
    return this;
  }

  public SheetFile part(String path, String content) {
    parts.put(path, out -> write(out, content));
    return this;
  }

  public SheetFile part(String path, Consumer<OutputStream> content) {
    parts.put(path, content);
    return this;
  }

  public SheetFile since1904() {
    settings = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  public static void write(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path in(Path folder) throws IOException {
    var file = Files.createTempFile(folder, "book", ".xlsx");
    part(
        "xl/workbook.xml",
        "<?xml version=\"1.0\"?><workbook>%s<sheets>%s</sheets></workbook>"
            .formatted(settings, sheets));
    part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().accept(zip);
        zip.closeEntry();
      }
    }
    return file;
  }

  /** A row of texts, from column A. */
  public static String row(int number, String... texts) {
    var row = new StringBuilder("<row r=\"%d\">".formatted(number));
    for (int i = 0; i < texts.length; i++) {
      row.append(
          texts[i].startsWith("<")
              ? texts[i]
              : "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                  .formatted(SheetCell.letters(i), number, texts[i]));
    }
    return row.append("</row>").toString();
  }
}
