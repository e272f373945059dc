package org.chengming.registers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengming.tables.TextEncoding;
import org.chengming.tables.Workbook;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/** A table somebody sends as a file: a spreadsheet or a text, told apart by what is in it. */
public final class TableFile {
  private static final long MOST_BYTES = 8L << 30;
  private static final int BLOCK = 1 << 16;

  private TableFile() {}

  /**
   * @param sheet of a spreadsheet, null for the first that is shown
   * @throws Refused when it is no table, or its headings do not fit
   */
  public static RowSource open(RegisterDefinition register, Path file, @Nullable String sheet)
      throws IOException {
    if (Workbook.looksLikeOne(file)) {
      return XlsxSource.open(register, file, sheet);
    }
    if (TextEncoding.binary(file)) {
      throw Refused.because("file", "这不是表格，可能是图片或者别的文件。请送XLSX，或者CSV、TXT文本。", "No table");
    }
    return CsvSource.open(register, file);
  }

  /**
   * Keeps what is sent in a file while it is read; who asks for it deletes it.
   *
   * @throws Refused when it is larger than is taken
   */
  public static Path keep(InputStream sent) throws IOException {
    var file = Files.createTempFile("table", ".bin");
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[BLOCK];
      long kept = 0;
      for (int read = sent.read(block); read >= 0; read = sent.read(block)) {
        kept += read;
        if (kept > MOST_BYTES) {
          throw Refused.because("file", "文件太大，没有收。请分成几个文件。", "More than is taken");
        }
        out.write(block, 0, read);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
