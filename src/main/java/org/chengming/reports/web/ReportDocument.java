package org.chengming.reports.web;

import java.util.ArrayList;
import java.util.List;
import org.chengming.files.WordDocument;
import org.chengming.files.WordDocument.TextCell;
import org.chengming.reports.Figures;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/** A report as DOCX, in the order of its parts. */
final class ReportDocument {
  private ReportDocument() {}

  static byte[] of(PublishedReport report) {
    var document = new WordDocument().title(report.title(Words.CHINESE));
    for (var part : report.form().parts()) {
      document.heading(1, part.label());
      for (var section : part.sections()) {
        var paragraphs = report.paragraphs(section);
        if (!section.label().isEmpty() && !paragraphs.isEmpty()) {
          document.heading(2, section.label());
        }
        paragraphs.forEach(text -> document.paragraph("　　" + text));
      }
      for (var table : part.tables()) {
        if (part.tables().size() > 1) {
          document.heading(2, table.title());
        }
        int columns = table.columns().size() + 1;
        document.table(columns > 4 ? 30 : 50, columns, 1, rows(table, report));
        document.note("");
      }
    }
    document.note(
        "第%d版，%s公布。本表按%s编制。"
            .formatted(
                report.publication().version(),
                Dates.day(report.publication().publishedAt(), Words.CHINESE),
                report.form().source()));
    return document.docx();
  }

  private static List<List<TextCell>> rows(Table table, PublishedReport report) {
    var rows = new ArrayList<List<TextCell>>();
    var head = new ArrayList<TextCell>();
    head.add(TextCell.head("指标"));
    table.columns().forEach(c -> head.add(TextCell.head(c.label())));
    rows.add(head);
    table.rows().forEach(row -> rows.add(line(table, row, report)));
    return rows;
  }

  private static List<TextCell> line(Table table, Row row, PublishedReport report) {
    var cells = new ArrayList<TextCell>();
    if (row.heading()) {
      cells.add(new TextCell(row.label(), table.columns().size() + 1, row.depth(), false, true));
      return cells;
    }
    cells.add(new TextCell(row.label(), 1, row.depth(), false, false));
    for (var column : table.columns()) {
      var number = report.publication().figures().get(table.code(), row.code(), column.code());
      cells.add(TextCell.number(number == null ? "" : Figures.plain(number)));
    }
    return cells;
  }
}
