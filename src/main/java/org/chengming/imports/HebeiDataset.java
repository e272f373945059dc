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

/**
 * Columns of Hebei's disclosure catalogue, one CSV a column, with everything that goes wrong when
 * pages are copied.
 */
final class HebeiDataset implements Dataset {
  private static final Pattern FILE = Pattern.compile("^\\d+(.+?)-政府信息公开__(.+)\\.csv$");
  private static final Pattern ORDER =
      Pattern.compile("河北省人民政府令?\\s*[〔\\[（]\\d{4}[〕\\]）]\\s*第?\\d+号");
  private static final Map<String, String> BODIES =
      Map.of(
          "工业和信息化厅", "河北省工业和信息化厅",
          "教育厅", "河北省教育厅",
          "科技厅", "河北省科学技术厅",
          "科学技术厅", "河北省科学技术厅",
          "人社厅", "河北省人力资源和社会保障厅",
          "人力资源和社会保障厅", "河北省人力资源和社会保障厅");

  @Override
  public String name() {
    return "hebei";
  }

  @Override
  public String label() {
    return "河北省政府和部门公开目录";
  }

  @Override
  public String folder() {
    return "02_gov_documents_hebei";
  }

  @Override
  public Rows open(Path folder) throws IOException {
    var rows = new ArrayList<Row>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        read(file, rows);
      }
    }
    return Rows.of(rows.size(), rows.iterator());
  }

  private static void read(Path file, List<Row> rows) throws IOException {
    var name = FILE.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return;
    }
    var column = name.group(2);
    var first = rows.size();
    try (var csv =
        CsvRows.of(
            TextEncoding.open(Files.newInputStream(file), StandardCharsets.UTF_8),
            -1,
            (columns, row) -> {
              var numbered = new Row(rows.size() + 1);
              fill(numbered, columns, column, rows.size() - first + 1);
              numbered.set(Field.BODY, body(name.group(1), column));
              rows.add(numbered);
            })) {
      csv.forEach(row -> {});
    }
  }

  private static String body(String issuer, String column) {
    if (issuer.equals("人民政府")) {
      return column.contains("办公厅") ? "河北省人民政府办公厅" : "河北省人民政府";
    }
    return BODIES.getOrDefault(issuer, "河北省" + issuer);
  }

  private static void fill(Row row, Map<String, String> columns, String column, int place) {
    columns.forEach(
        (heading, text) ->
            Field.of(heading)
                .filter(field -> field != Field.KEYWORDS)
                .ifPresent(field -> row.fill(field, text)));
    var serial = columns.getOrDefault("序号", "");
    row.set(
        Field.SOURCE_ID,
        row.has(Field.LINK)
            ? row.get(Field.LINK)
            : column + "#" + (serial.isBlank() ? place : serial.strip()));
    row.set(
        Field.KEYWORDS,
        columns.getOrDefault("一级类别", column.substring(column.lastIndexOf('_') + 1)));
    if (row.get(Field.THEME).equals("[]")) {
      row.repair(Field.THEME, "", "分类：主题是“[]”，没有取用");
    }
    if (column.contains("政府规章")) {
      rule(row);
    }
  }

  /** A rule's dates and number stand in the history that the collection calls its summary. */
  private static void rule(Row row) {
    var history = row.get(Field.SUMMARY);
    row.set(Field.DUTY, "20-1");
    row.set(Field.GENRE, "命令（令）");
    DateText.firstIn(history)
        .ifPresent(date -> row.repair(Field.FORMED_ON, date.toString(), "成文日期：取自发布沿革 " + date));
    var number = ORDER.matcher(history);
    if (number.find()) {
      row.set(Field.DOCUMENT_NUMBER, number.group());
    }
  }
}
