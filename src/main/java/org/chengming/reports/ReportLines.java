package org.chengming.reports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chengming.reports.ReportForm.Table;

/**
 * Reads a number a line from CSV, as the export writes it. Without the column 列 a line is about the
 * total.
 */
final class ReportLines {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setAllowMissingColumnNames(true)
          .get();

  private final ReportFile file;

  ReportLines(ReportFile file) {
    this.file = file;
  }

  void read(String csv) {
    try (var parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
      var heads = parser.getHeaderMap();
      if (!heads.containsKey("表") || !heads.containsKey("行") || !heads.containsKey("数值")) {
        file.remark("第1行", "第一行要有“表、行、列、数值”，只有总计的可以没有“列”。");
        return;
      }
      for (var line : parser) {
        line(line, heads.containsKey("列"));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      file.remark("", "这个CSV读不下去：" + ReportFile.brief(String.valueOf(e.getMessage())));
    }
  }

  private void line(CSVRecord line, boolean columns) {
    var place = "第%d行".formatted(line.getRecordNumber() + 1);
    var table = file.table(cell(line, "表"));
    if (table.isEmpty()) {
      file.remark(place, "没有表“%s”。".formatted(ReportFile.brief(cell(line, "表"))));
      return;
    }
    var row = ReportFile.row(table.get(), cell(line, "行"));
    var column = ReportFile.column(table.get(), columns ? cell(line, "列") : total(table.get()));
    if (row.isEmpty() || column.isEmpty()) {
      file.remark(
          place,
          row.isEmpty()
              ? "没有“%s”这一行。".formatted(ReportFile.brief(cell(line, "行")))
              : "没有“%s”这一列。".formatted(ReportFile.brief(cell(line, "列"))));
      return;
    }
    if (!row.get().heading()) {
      file.number(table.get(), row.get(), column.get(), cell(line, "数值"), place);
    }
  }

  private static String total(Table table) {
    return table.columns().getLast().code();
  }

  /** As it stood before an apostrophe kept a spreadsheet from running it. */
  private static String cell(CSVRecord line, String head) {
    var text = line.isSet(head) ? line.get(head) : "";
    return text.startsWith("'") ? text.substring(1) : text;
  }
}
