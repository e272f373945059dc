package org.chengming.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.tables.XmlPieces.Piece;
import org.jspecify.annotations.Nullable;

/**
 * An XLSX file (ECMA-376) as others send it. Cells are read as they are stored: no formula is
 * computed and nothing outside the file is looked at. Of a file of any size a few megabytes are in
 * memory.
 */
public final class Workbook implements Closeable {
  private static final int MOST_SHEETS = 1_000;

  private final BoundedZip zip;
  private final SharedStrings strings = new SharedStrings();
  private final CellFormats formats = new CellFormats();
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean since1904;

  /**
   * @param hidden whether the program does not show it
   * @param part where it is in the file
   */
  public record Sheet(String name, boolean hidden, String part) {}

  private Workbook(BoundedZip zip) {
    this.zip = zip;
  }

  /** Whether the file begins like an XLSX, which is a ZIP, or like the older format of Excel. */
  public static boolean looksLikeOne(Path file) throws IOException {
    var first = first(file);
    return begins(first, 'P', 'K') || old(first);
  }

  /**
   * @throws Unreadable when it is none, has macros, or unpacks out of proportion
   */
  public static Workbook open(Path file) throws IOException {
    var first = first(file);
    if (old(first)) {
      throw new Unreadable("这是旧格式（.xls）或者加了密码的表格。请用表格软件打开，另存为“.xlsx”再送。", "An OLE file", null);
    }
    if (!begins(first, 'P', 'K', 3, 4)) {
      throw new Unreadable("这个文件不是表格（.xlsx）。", "No ZIP", null);
    }
    var zip = new BoundedZip(file);
    var book = new Workbook(zip);
    try {
      book.read();
      return book;
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private static byte[] first(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(8);
    }
  }

  private static boolean old(byte[] first) {
    return begins(first, 0xD0, 0xCF, 0x11, 0xE0);
  }

  private static boolean begins(byte[] first, int... with) {
    return first.length >= with.length
        && Arrays.equals(
            Arrays.copyOf(first, with.length),
            with.length == 2
                ? new byte[] {(byte) with[0], (byte) with[1]}
                : new byte[] {(byte) with[0], (byte) with[1], (byte) with[2], (byte) with[3]});
  }

  private void read() throws IOException {
    if (zip.has("xl/vbaProject.bin")) {
      throw new Unreadable("这个表格里有宏，没有读。请另存为“.xlsx”（不带宏）再送。", "Macros", null);
    }
    if (!zip.has("xl/workbook.xml")) {
      throw new Unreadable("这个文件不是表格（.xlsx）。", "No workbook in the ZIP", null);
    }
    var targets = targets();
    try (var xml = required("xl/workbook.xml")) {
      for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
        if (piece == Piece.START && xml.is("workbookPr")) {
          since1904 = SheetRows.truth(xml.attribute("date1904"));
        } else if (piece == Piece.START && xml.is("sheet") && sheets.size() < MOST_SHEETS) {
          var state = xml.attribute("state");
          var part = targets.get(Objects.requireNonNullElse(xml.attribute("id"), ""));
          // A sheet may be a chart, which has no rows.
          if (part != null && part.contains("worksheets/") && zip.has(part)) {
            sheets.add(
                new Sheet(
                    Objects.requireNonNullElse(xml.attribute("name"), ""),
                    state != null && !state.equals("visible"),
                    part));
          }
        }
      }
    }
    readOptional("xl/sharedStrings.xml", strings::read);
    readOptional("xl/styles.xml", formats::read);
  }

  private interface Reading {
    void read(@Nullable XmlPieces xml) throws IOException;
  }

  private void readOptional(String path, Reading reading) throws IOException {
    try (var xml = zip.xml(path)) {
      reading.read(xml);
    }
  }

  private XmlPieces required(String path) throws IOException {
    var xml = zip.xml(path);
    if (xml == null) {
      throw Unreadable.broken(path + " is missing");
    }
    return xml;
  }

  private Map<String, String> targets() throws IOException {
    var targets = new HashMap<String, String>();
    try (var xml = required("xl/_rels/workbook.xml.rels")) {
      for (var piece = xml.next(); piece != Piece.NOTHING_MORE; piece = xml.next()) {
        var id = piece == Piece.START && xml.is("Relationship") ? xml.attribute("Id") : null;
        var target = id == null ? null : xml.attribute("Target");
        if (target != null && targets.size() < 2 * MOST_SHEETS) {
          targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return targets;
  }

  /** In the order in which the program shows them; those without rows are left out. */
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /** Whether cells of it draw on other files, which were not opened. */
  public boolean drawsOnOthers() {
    return zip.hasBelow("xl/externalLinks/");
  }

  /**
   * The rows of a sheet. It is read through once before for what stands behind its rows.
   *
   * @throws Unreadable when the sheet unpacks out of proportion
   */
  public SheetRows rows(Sheet sheet) throws IOException {
    MergedAreas merged;
    try (var xml = required(sheet.part())) {
      merged = MergedAreas.read(xml);
    }
    return new SheetRows(required(sheet.part()), strings, formats, merged, since1904);
  }

  @Override
  public void close() throws IOException {
    strings.close();
    zip.close();
  }
}
