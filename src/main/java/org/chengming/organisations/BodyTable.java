package org.chengming.organisations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chengming.web.Refused;

/** A CSV table of bodies: a heading of known columns in Chinese, a body a line. */
final class BodyTable {
  static final int MOST = 20_000;

  /** Columns by heading; the first four must be there. */
  static final Map<String, String> COLUMNS = columns();

  private static final int REQUIRED = 4;

  /**
   * @param number where the line starts in the file, from 1
   */
  record Line(long number, WrittenBody body) {}

  private BodyTable() {}

  /** UTF-8, or what Chinese office software writes without saying so. */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("GB18030"));
    }
  }

  /**
   * @throws Refused when it is no such table
   */
  static List<Line> read(String csv) {
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    try (var parser = CSVParser.parse(csv.replace("\uFEFF", ""), format)) {
      checkHeading(parser);
      return lines(parser);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw Refused.because(
          "file", "这不是完整的CSV表：引号没有配对，或者列名重复。请用表格软件另存为CSV再试。", "CSV of bodies: " + e.getMessage());
    }
  }

  private static List<Line> lines(CSVParser parser) {
    var lines = new ArrayList<Line>();
    var rows = parser.iterator();
    for (var start = parser.getCurrentLineNumber() + 1;
        rows.hasNext();
        start = parser.getCurrentLineNumber() + 1) {
      var row = rows.next();
      if (row.stream().allMatch(String::isBlank)) {
        continue;
      }
      lines.add(new Line(start, new WrittenBody(field -> value(row, field))));
      if (lines.size() > MOST) {
        throw Refused.because(
            "file",
            "一次最多导入%d个机构，请分成几个文件。".formatted(MOST),
            "CSV of bodies has more than " + MOST + " lines");
      }
    }
    return lines;
  }

  private static void checkHeading(CSVParser parser) {
    var headings = parser.getHeaderNames();
    var missing =
        COLUMNS.keySet().stream().limit(REQUIRED).filter(c -> !headings.contains(c)).toList();
    if (!missing.isEmpty()) {
      throw Refused.because(
          "file",
          "第1行要是列名，缺少：%s。可以用的列名：%s。"
              .formatted(String.join("、", missing), String.join("、", COLUMNS.keySet())),
          "CSV of bodies lacks the columns " + missing);
    }
    var unknown = headings.stream().filter(h -> !h.isEmpty() && !COLUMNS.containsKey(h)).toList();
    if (!unknown.isEmpty()) {
      throw Refused.because(
          "file",
          "列名不认识：%s。可以用的列名：%s。"
              .formatted(String.join("、", unknown), String.join("、", COLUMNS.keySet())),
          "CSV of bodies has the unknown columns " + unknown);
    }
  }

  private static String value(CSVRecord row, String field) {
    for (var column : COLUMNS.entrySet()) {
      if (column.getValue().equals(field) && row.isSet(column.getKey())) {
        return row.get(column.getKey());
      }
    }
    return "";
  }

  private static Map<String, String> columns() {
    var columns = new LinkedHashMap<String, String>();
    columns.put("网址代码", "code");
    columns.put("名称", "name");
    columns.put("级别", "level");
    columns.put("类型", "kind");
    columns.put("上级代码", "parentCode");
    columns.put("统一社会信用代码", "uscc");
    columns.put("组织机构代码", "organisationCode");
    columns.put("区划代码", "divisionCode");
    columns.put("简称", "shortName");
    columns.put("英文名称", "nameEn");
    columns.put("成立日期", "foundedOn");
    columns.put("外部机构", "outside");
    columns.put("公开指南", "guide");
    for (var kind : ContactKind.values()) {
      columns.put(kind.label(), "contact-" + kind);
    }
    return columns;
  }
}
