package org.chengming.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A table of anybody is read to its end, record by record, whatever is broken in it. */
public final class TablesFuzz {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private TablesFuzz() {}

  /** Loads and instruments what is needed before anything is timed. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput("甲,\"乙\"\n1\t2,3\n".getBytes(StandardCharsets.UTF_8));
  }

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    for (var charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
      try (var records =
          CsvRecords.of(TextEncoding.open(new ByteArrayInputStream(bytes), charset))) {
        read(records, bytes.length);
      }
      try (var records =
          CsvRecords.ofTabs(TextEncoding.open(new ByteArrayInputStream(bytes), charset))) {
        read(records, bytes.length);
      }
    }
  }

  private static void read(CsvRecords records, int bytes) {
    records.headings();
    for (var read = 0; records.hasNext(); read++) {
      var record = records.next();
      record.cell(0);
      if (read > bytes) {
        throw new IllegalStateException("more records than bytes");
      }
    }
  }
}
