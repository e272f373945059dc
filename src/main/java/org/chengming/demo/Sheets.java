package org.chengming.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chengming.files.Spreadsheet;
import org.chengming.files.WordDocument;

/** Small enclosures: CSV, XLSX and DOCX. Their bytes depend on their content alone. */
final class Sheets {
  private Sheets() {}

  static Written.Enclosure csv(String name, List<String> heads, List<List<String>> rows) {
    var out = new StringBuilder("\uFEFF").append(String.join(",", heads)).append("\r\n");
    rows.forEach(
        row ->
            out.append(
                    String.join(
                        ",",
                        row.stream()
                            .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                            .toList()))
                .append("\r\n"));
    return new Written.Enclosure(name, out.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Written.Enclosure xlsx(String name, List<String> heads, List<List<String>> rows) {
    var all = new ArrayList<>(List.of(heads));
    all.addAll(rows);
    return new Written.Enclosure(name, Spreadsheet.of("表", all).xlsx());
  }

  static Written.Enclosure docx(String name, List<String> paragraphs) {
    var document = new WordDocument();
    paragraphs.forEach(document::paragraph);
    return new Written.Enclosure(name, document.docx());
  }
}
