package org.chengming.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a CSV file with a heading row; quoted fields may run over lines. */
final class CsvRows implements Rows {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setAllowMissingColumnNames(true)
          .get();

  private final CSVParser parser;
  private final int total;
  private final BiConsumer<Map<String, String>, Row> reading;

  /**
   * @param reading fills a row from its columns by heading
   */
  private CsvRows(
      Reader reader, CSVFormat format, int total, BiConsumer<Map<String, String>, Row> reading)
      throws IOException {
    this.parser = CSVParser.parse(reader, format);
    this.total = total;
    this.reading = reading;
  }

  /**
   * A file in the record schema: headings are field names or the Chinese headings known for them.
   */
  static CsvRows ofSchema(Reader reader, int total) throws IOException {
    return new CsvRows(reader, FORMAT, total, CsvRows::bySchema);
  }

  static CsvRows of(Reader reader, int total, BiConsumer<Map<String, String>, Row> reading)
      throws IOException {
    return new CsvRows(reader, FORMAT, total, reading);
  }

  /** Tab-separated without quoting, as retrieval corpora come. */
  static CsvRows ofTabs(Reader reader, int total, BiConsumer<Map<String, String>, Row> reading)
      throws IOException {
    return new CsvRows(
        reader, FORMAT.builder().setDelimiter('\t').setQuote(null).get(), total, reading);
  }

  @Override
  public int total() {
    return total;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  @Override
  public Iterator<Row> iterator() {
    var records = parser.iterator();
    return new Iterator<>() {
      private int number;

      @Override
      public boolean hasNext() {
        try {
          return records.hasNext();
        } catch (UncheckedIOException e) {
          throw new UncheckedIOException(
              "The CSV breaks off after row %d".formatted(number), e.getCause());
        }
      }

      @Override
      public Row next() {
        return row(++number, records.next());
      }
    };
  }

  private Row row(int number, CSVRecord record) {
    var row = new Row(number);
    if (!record.isConsistent()) {
      row.remark("这一行有 %d 列，表头有 %d 列".formatted(record.size(), parser.getHeaderMap().size()));
    }
    var columns = new LinkedHashMap<String, String>();
    parser
        .getHeaderMap()
        .forEach(
            (heading, i) ->
                columns.put(
                    heading.replace("\uFEFF", "").strip(), i < record.size() ? record.get(i) : ""));
    reading.accept(columns, row);
    return row;
  }

  private static void bySchema(Map<String, String> columns, Row row) {
    columns.forEach((heading, text) -> Field.of(heading).ifPresent(field -> row.fill(field, text)));
  }
}
