package org.chengming.reports.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.reports.Figures;
import org.chengming.web.CsvCell;

/** The numbers of a report as CSV, one a line, as an import reads them back. */
final class ReportCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("表", "行", "列", "指标", "栏目", "indicator", "column", "数值")
          .get();

  private ReportCsv() {}

  static byte[] of(PublishedReport report) {
    var out = new StringWriter();
    out.write('\uFEFF');
    try (var csv = new CSVPrinter(out, FORMAT)) {
      for (var table : report.form().tables()) {
        for (var row : table.leaves()) {
          for (var column : table.columns()) {
            var number =
                report.publication().figures().get(table.code(), row.code(), column.code());
            csv.printRecord(
                CsvCell.of(table.code()),
                CsvCell.of(row.code()),
                CsvCell.of(column.code()),
                CsvCell.of(row.label()),
                CsvCell.of(column.label()),
                CsvCell.of(row.english()),
                CsvCell.of(column.english()),
                number == null ? null : Figures.plain(number));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
