package org.chengming.reports.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chengming.files.Spreadsheet;
import org.chengming.files.Spreadsheet.Sheet;
import org.chengming.reports.Figures;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** A report as XLSX: a sheet for each table as it is printed, and one of its texts. */
final class ReportWorkbook {
  private ReportWorkbook() {}

  static byte[] of(PublishedReport report) {
    var sheets = new ArrayList<Sheet>();
    for (var table : report.form().tables()) {
      sheets.add(sheet(table, report));
    }
    sheets.add(texts(report));
    return new Spreadsheet(sheets).xlsx();
  }

  private static Sheet sheet(Table table, PublishedReport report) {
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(List.of(report.title(Words.CHINESE)));
    rows.add(List.of(table.title()));
    var codes = new ArrayList<@Nullable Object>(List.of("代码", "指标"));
    var labels = new ArrayList<@Nullable Object>(List.of("", ""));
    table
        .columns()
        .forEach(
            column -> {
              codes.add(column.code());
              labels.add(
                  column.group().isEmpty()
                      ? column.label()
                      : column.group() + "：" + column.label());
            });
    rows.add(codes);
    rows.add(labels);
    table.rows().forEach(row -> rows.add(line(table, row, report)));
    return new Sheet("表" + table.code(), List.of(10, 60), rows);
  }

  private static List<@Nullable Object> line(Table table, Row row, PublishedReport report) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(row.heading() ? "" : row.code());
    cells.add("　".repeat(row.depth()) + row.label());
    if (!row.heading()) {
      for (var column : table.columns()) {
        var number = report.publication().figures().get(table.code(), row.code(), column.code());
        cells.add(number == null ? null : new BigDecimal(Figures.plain(number)));
      }
    }
    return cells;
  }

  private static Sheet texts(PublishedReport report) {
    var rows = new ArrayList<List<@Nullable Object>>();
    rows.add(List.of("代码", "部分", "内容"));
    for (var part : report.form().parts()) {
      for (var section : part.sections()) {
        var text = report.publication().sections().get(section.code());
        if (text != null) {
          rows.add(List.of(section.code(), (part.label() + " " + section.label()).strip(), text));
        }
      }
    }
    return new Sheet("文字", List.of(10, 40, 100), rows);
  }
}
