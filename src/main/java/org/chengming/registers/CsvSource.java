package org.chengming.registers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.tables.CsvRecord;
import org.chengming.tables.CsvRecords;
import org.chengming.tables.TextEncoding;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of text whose headings are the fields' names or titles, in any order. Titles may
 * stand above the headings.
 */
public final class CsvSource implements RowSource {
  private static final int LOOKED_AT = 1 << 14;

  private final CsvRecords records;
  private final List<@Nullable Field> columns;
  private final Deque<CsvRecord> ahead = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private boolean elsewhere;

  /**
   * @param text separated by commas
   * @throws Refused when a field of the key has no column, a heading is none of the register's, or
   *     one comes twice
   */
  public CsvSource(RegisterDefinition register, Reader text) throws IOException {
    this(register, text, Map.of());
  }

  /**
   * @param other what headings of a foreign table mean here: a field's name, or nothing for a
   *     column to be left out
   */
  public CsvSource(RegisterDefinition register, Reader text, Map<String, String> other)
      throws IOException {
    this(register, CsvRecords.of(text), other);
  }

  private CsvSource(RegisterDefinition register, CsvRecords records, Map<String, String> other)
      throws IOException {
    this.records = records;
    var first = new ArrayList<CsvRecord>();
    first.add(new CsvRecord(records.headingsLine(), records.headings(), null));
    while (first.size() < Headings.LOOKED_AT && records.hasNext()) {
      first.add(records.next());
    }
    var headings = new Headings(register, other);
    int at = headings.find(first.stream().map(CsvRecord::cells).toList());
    this.columns = headings.columns(first.get(at).cells(), first.get(at).line());
    ahead.addAll(first.subList(at + 1, first.size()));
    if (at > 0) {
      notes.add("表头在第%d行，它上面的没有读。".formatted(first.get(at).line()));
    }
  }

  /**
   * A file, in the encoding it has and with the separator it has.
   *
   * @throws Refused as above
   */
  public static CsvSource open(RegisterDefinition register, Path file) throws IOException {
    var charset = TextEncoding.of(file);
    var text = TextEncoding.open(file);
    try {
      var source = new CsvSource(register, separated(text), Map.of());
      if (!charset.equals(StandardCharsets.UTF_8)) {
        source.notes.add(0, "文件不是UTF-8编码，按%s读的；如果有乱码，请另存为UTF-8再送。".formatted(charset.name()));
      }
      return source;
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  /** What was copied from a spreadsheet or a text: separated by tabs, else by commas. */
  public static CsvSource pasted(RegisterDefinition register, String text) throws IOException {
    return new CsvSource(
        register,
        separated(new BufferedReader(new StringReader(TextEncoding.withoutMark(text)))),
        Map.of());
  }

  /** The separator is the one that comes most often at the start; the comma when none does. */
  private static CsvRecords separated(BufferedReader text) throws IOException {
    text.mark(LOOKED_AT + 1);
    var start = new char[LOOKED_AT];
    int length = 0;
    for (int read = 0; read >= 0 && length < LOOKED_AT; length += Math.max(0, read)) {
      read = text.read(start, length, LOOKED_AT - length);
    }
    text.reset();
    var counts = new HashMap<Character, Integer>();
    for (int i = 0; i < length; i++) {
      if (start[i] == ',' || start[i] == '\t' || start[i] == ';') {
        counts.merge(start[i], 1, Integer::sum);
      }
    }
    char separator = ',';
    for (char other : new char[] {'\t', ';'}) {
      if (counts.getOrDefault(other, 0) > counts.getOrDefault(separator, 0)) {
        separator = other;
      }
    }
    return CsvRecords.of(text, separator);
  }

  @Override
  public @Nullable Row next() {
    if (ahead.isEmpty() && !records.hasNext()) {
      return null;
    }
    var record = ahead.isEmpty() ? records.next() : ahead.poll();
    var cells = new HashMap<String, String>();
    for (var i = 0; i < Math.max(columns.size(), record.cells().size()); i++) {
      var field = i < columns.size() ? columns.get(i) : null;
      if (field != null) {
        cells.put(field.name(), asTyped(field, record.cell(i)));
      } else if (!elsewhere && i >= columns.size() && !record.cell(i).isBlank()) {
        elsewhere = true;
      }
    }
    return new Row(record.line(), cells, record.problem());
  }

  /** A field counted in percent may be typed with the sign. */
  static String asTyped(Field field, String text) {
    return "%".equals(field.unit()) && (text.endsWith("%") || text.endsWith("％"))
        ? text.substring(0, text.length() - 1)
        : text;
  }

  @Override
  public List<String> notes() {
    var all = new ArrayList<>(notes);
    if (elsewhere) {
      all.add("有的行比表头长，没有表头的几列没有读。");
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
