package org.chengming.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.tables.DateText;
import org.chengming.tables.TextEncoding;

/** The government work reports of all provinces in 2026, one CSV each. */
final class ReportsDataset implements Dataset {
  private static final Pattern GIVEN =
      Pattern.compile("(\\d{4}年\\d{1,2}月\\d{1,2}日)\\s*在[^\\n]{4,60}(?:会议|大会)");
  private static final int OPENING = 600;

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public String label() {
    return "2026 年各省政府工作报告";
  }

  @Override
  public String folder() {
    return "03_gov_work_reports_2026";
  }

  @Override
  public Rows open(Path folder) throws IOException {
    var rows = new ArrayList<Row>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith("_政府工作报告.csv")).sorted().toList()) {
        read(file, rows);
      }
    }
    return Rows.of(rows.size(), rows.iterator());
  }

  private static void read(Path file, List<Row> rows) throws IOException {
    try (var csv =
        CsvRows.of(
            TextEncoding.open(Files.newInputStream(file), StandardCharsets.UTF_8),
            -1,
            (columns, row) -> rows.add(fill(new Row(rows.size() + 1), columns)))) {
      csv.forEach(row -> {});
    }
  }

  /**
   * The address in the data is a library's proxy, which is no place to send anybody, so it is left
   * out.
   */
  private static Row fill(Row row, Map<String, String> columns) {
    var text = columns.getOrDefault("full_text", "");
    row.set(
        Field.SOURCE_ID,
        columns.getOrDefault("year", "") + "-" + columns.getOrDefault("province", ""));
    row.set(Field.BODY, columns.getOrDefault("province", "") + "人民政府");
    row.set(Field.TITLE, columns.get("title"));
    row.set(Field.GENRE, "报告");
    row.set(Field.THEME, "02");
    row.set(Field.DUTY, "20-3");
    row.set(Field.PUBLISHED_ON, columns.get("publish_date"));
    row.set(Field.TEXT, text);
    var given = GIVEN.matcher(text.substring(0, Math.min(OPENING, text.length())));
    if (given.find()) {
      DateText.parse(given.group(1))
          .ifPresent(date -> row.repair(Field.FORMED_ON, date.toString(), "成文日期：取报告日期 " + date));
    }
    return row;
  }
}
