package org.chengming.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chengming.tables.CsvRecord;
import org.chengming.tables.CsvRecords;

/** Rows of a CSV file with a heading row; quoted fields may run over lines. */
final class CsvRows implements Rows {
  private final CsvRecords records;
  private final int total;
  private final BiConsumer<Map<String, String>, Row> reading;

  /**
   * @param reading fills a row from its columns by heading
   */
  private CsvRows(CsvRecords records, int total, BiConsumer<Map<String, String>, Row> reading) {
    this.records = records;
    this.total = total;
    this.reading = reading;
  }

  /**
   * A file in the record schema: headings are field names or the Chinese headings known for them.
   */
  static CsvRows ofSchema(Reader reader, int total) throws IOException {
    return of(reader, total, CsvRows::bySchema);
  }

  static CsvRows of(Reader reader, int total, BiConsumer<Map<String, String>, Row> reading)
      throws IOException {
    return new CsvRows(CsvRecords.of(reader), total, reading);
  }

  /** Tab-separated without quoting, as retrieval corpora come. */
  static CsvRows ofTabs(Reader reader, int total, BiConsumer<Map<String, String>, Row> reading)
      throws IOException {
    return new CsvRows(CsvRecords.ofTabs(reader), total, reading);
  }

  @Override
  public int total() {
    return total;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  @Override
  public Iterator<Row> iterator() {
    return new Iterator<>() {
      private int number;

      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        return row(++number, records.next());
      }
    };
  }

  private Row row(int number, CsvRecord record) {
    if (record.problem() != null) {
      return Row.unreadable(number, "文件第 %d 行：%s".formatted(record.line(), record.problem()));
    }
    var row = new Row(number);
    var headings = records.headings();
    if (record.cells().size() != headings.size()) {
      row.remark("这一行有 %d 列，表头有 %d 列".formatted(record.cells().size(), headings.size()));
    }
    var columns = new LinkedHashMap<String, String>();
    for (int i = 0; i < headings.size(); i++) {
      columns.put(headings.get(i), record.cell(i));
    }
    reading.accept(columns, row);
    return row;
  }

  private static void bySchema(Map<String, String> columns, Row row) {
    columns.forEach((heading, text) -> Field.of(heading).ifPresent(field -> row.fill(field, text)));
  }
}
