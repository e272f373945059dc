package org.chengming.registers.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.registers.Field;
import org.chengming.registers.FieldType;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.web.CsvCell;
import org.jspecify.annotations.Nullable;

/** Records as JSON and CSV. */
final class RecordFiles {
  private static final Pattern APART = Pattern.compile("!([0-9A-F]{4})");

  private RecordFiles() {}

  static Map<String, Object> json(
      RegisterDefinition register,
      List<RegisterRecord> records,
      @Nullable String next,
      String siteUrl) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("register", register.name());
    answer.put("schema", siteUrl + "/api/v1/registers/" + register.name());
    answer.put("records", records.stream().map(r -> json(register, r)).toList());
    if (next != null) {
      answer.put("next", next);
    }
    return answer;
  }

  static Map<String, Object> json(RegisterDefinition register, RegisterRecord record) {
    var values = new LinkedHashMap<String, Object>();
    for (var field : register.shown()) {
      var value = record.values().get(field.name());
      if (value instanceof LocalDate || value instanceof java.time.LocalDateTime) {
        values.put(field.name(), FieldType.text(value));
      } else if (value != null) {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /** With the fields' Chinese titles above, which an import takes again. */
  static byte[] csv(RegisterDefinition register, List<RegisterRecord> records) {
    var titles = register.shown().stream().map(Field::title).toArray(String[]::new);
    return csv(register, records, CSVFormat.RFC4180.builder().setHeader(titles).get(), "\uFEFF");
  }

  /** What follows such a table. */
  static byte[] csvLines(RegisterDefinition register, List<RegisterRecord> records) {
    return csv(register, records, CSVFormat.RFC4180, "");
  }

  private static byte[] csv(
      RegisterDefinition register, List<RegisterRecord> records, CSVFormat format, String mark) {
    var shown = register.shown();
    var out = new StringWriter();
    out.write(mark);
    try (var csv = new CSVPrinter(out, format)) {
      for (var record : records) {
        csv.printRecord(shown.stream().map(f -> cell(record, f)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A negative number is no formula. */
  private static @Nullable String cell(RegisterRecord record, Field field) {
    var text = record.text(field);
    return field.type() == FieldType.STRING ? CsvCell.of(text) : text;
  }

  /**
   * A key as the last part of a path. What servers and proxies refuse in one or read as its end,
   * such as the stroke of a document's number, stands as {@code !} with four hexadecimal figures.
   */
  static String inPath(String key) {
    var safe = new StringBuilder();
    boolean dots = key.chars().allMatch(c -> c == '.');
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean apart =
          "!/\\;%\u2028\u2029".indexOf(c) >= 0 || Character.isISOControl(c) || dots && c == '.';
      safe.append(apart ? "!%04X".formatted((int) c) : String.valueOf(c));
    }
    return escaped(safe.toString()).replace("%21", "!");
  }

  /** The key that was written into a path. */
  static String fromPath(String part) {
    return APART
        .matcher(part)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  /** A key as a value in an address. */
  static String escaped(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
