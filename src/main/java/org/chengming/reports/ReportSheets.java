package org.chengming.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Table;

/**
 * Reads the sheets of a workbook: a sheet a table as the export writes them, with codes or without,
 * with all columns or the total alone. A workbook of one sheet is about the requests.
 */
final class ReportSheets {
  private static final int MOST_HEADS = 12;

  private final ReportForm form;
  private final ReportFile file;

  ReportSheets(ReportForm form, ReportFile file) {
    this.form = form;
    this.file = file;
  }

  void read(Map<String, List<List<String>>> sheets) {
    for (var sheet : sheets.entrySet()) {
      var table = file.table(sheet.getKey());
      if (table.isPresent()) {
        read(sheet.getKey(), table.get(), sheet.getValue());
      } else if (sheet.getKey().equals("文字")) {
        texts(sheet.getValue());
      } else if (sheets.size() == 1) {
        var only = form.table(ApplicationsTable.CODE).orElse(form.tables().getFirst());
        read(sheet.getKey(), only, sheet.getValue());
      } else {
        file.remark(sheet.getKey(), "不知道这张表是什么，没有读。");
      }
    }
  }

  private void read(String sheet, Table table, List<List<String>> rows) {
    int head = head(table, rows);
    if (head < 0) {
      file.remark(sheet, "找不到栏目的名称，没有读。");
      return;
    }
    var columns = columns(table, rows.get(head));
    for (int i = head + 1; i < rows.size(); i++) {
      var cells = rows.get(i);
      var place = "%s第%d行".formatted(sheet, i + 1);
      var label = label(cells);
      var row = ReportFile.row(table, label).or(() -> ReportFile.row(table, cell(cells, 1)));
      if (row.isEmpty()) {
        if (!label.isBlank()
            && columns.keySet().stream().anyMatch(c -> !cell(cells, c).isBlank())) {
          file.remark(place, "没有“%s”这一行。".formatted(ReportFile.brief(label)));
        }
      } else if (!row.get().heading()) {
        columns.forEach(
            (at, column) -> file.number(table, row.get(), column, cell(cells, at), place));
      }
    }
  }

  /** The first row that names a column beside the words of the rows. */
  private static int head(Table table, List<List<String>> rows) {
    for (int i = 0; i < Math.min(rows.size(), MOST_HEADS); i++) {
      if (!columns(table, rows.get(i)).isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private static Map<Integer, Column> columns(Table table, List<String> cells) {
    var columns = new HashMap<Integer, Column>();
    for (int i = 1; i < cells.size(); i++) {
      int at = i;
      ReportFile.column(table, cells.get(i)).ifPresent(column -> columns.put(at, column));
    }
    return columns;
  }

  private static String label(List<String> cells) {
    var first = cell(cells, 0);
    return first.isBlank() ? cell(cells, 1) : first;
  }

  private static String cell(List<String> cells, int at) {
    return at < cells.size() ? cells.get(at) : "";
  }

  private void texts(List<List<String>> rows) {
    for (int i = 1; i < rows.size(); i++) {
      file.section(cell(rows.get(i), 0), cell(rows.get(i), 2), "文字第%d行".formatted(i + 1));
    }
  }
}
