package org.chengming.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Archives of anybody are read or refused. A first byte below 128 leaves the rest as it is; above
 * it, the rest is put into the parts of an archive that is one, so that what reads them is reached.
 */
public final class ArchivesFuzz {
  private static final String[] OFD = {
    "OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"
  };
  private static final String[] XLSX = {
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml"
  };
  private static final int MOST = 100_000;
  private static final Path FILE = file();

  private ArchivesFuzz() {}

  private static Path file() {
    try {
      var file = Files.createTempFile("archive", ".fuzz");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    var rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    var archive =
        bytes[0] >= 0 ? rest : (bytes[0] & 1) == 0 ? archive(OFD, rest) : archive(XLSX, rest);
    Files.write(FILE, archive);
    try {
      ZipContents.kind(FILE);
    } catch (IOException | org.chengming.web.Refused refused) {
      // no archive, or one that is not taken
    }
    try {
      var text = OfdText.read(FILE, MOST);
      if (text.length() > MOST) {
        throw new IllegalStateException("longer than allowed");
      }
    } catch (IOException refused) {
      // not an OFD
    }
    try {
      SpreadsheetReader.read(archive);
    } catch (SpreadsheetReader.Unreadable refused) {
      // not an XLSX
    }
  }

  /** The bytes cut at each 0xFF into the parts. */
  private static byte[] archive(String[] names, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var from = 0;
      for (var name : names) {
        var to = from;
        while (to < bytes.length && bytes[to] != (byte) 0xFF) {
          to++;
        }
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes, from, to - from);
        zip.closeEntry();
        from = Math.min(bytes.length, to + 1);
      }
    }
    return out.toByteArray();
  }
}
