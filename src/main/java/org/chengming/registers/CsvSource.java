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
import org.chengming.web.CsvCell;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table of text whose headings are the fields' names or titles, in any order. Titles may
 * stand above the headings.
 */
public final class CsvSource implements RowSource {
  private static final int LOOKED_AT = 1 << 14;

  private final CsvRecords records;
  private final RegisterDefinition register;
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
    this.register = register;
    this.records = records;
    var first = new ArrayList<CsvRecord>();
    first.add(new CsvRecord(records.headingsLine(), records.headings(), null));
    while (first.size() < Headings.LOOKED_AT && records.hasNext()) {
      first.add(records.next());
    }
    var headings = new Headings(register, other);
    var rows = first.stream().map(CsvRecord::cells).toList();
    int at = headings.find(rows);
    var heads = headings.whole(rows, at);
    this.columns = headings.columns(heads, first.get(at).line());
    ahead.addAll(first.subList(at + (headings.twofold(rows, at) ? 2 : 1), first.size()));
    if (at > 0) {
      notes.add("表头在第%d行，它上面的没有读。".formatted(first.get(at).line()));
    }
    heads.stream().filter(headings::counts).forEach(h -> notes.add(unread(h)));
  }

  /** What is told of a column that counts the rows. */
  static String unread(String heading) {
    return "“%s”一列只是数行，没有读。".formatted(heading.strip());
  }

  /** Whether what was pasted has a row of headings. */
  static boolean headed(RegisterDefinition register, String text) throws IOException {
    try (var records = separated(reader(text))) {
      var first = new ArrayList<List<String>>();
      first.add(records.headings());
      while (first.size() < Headings.LOOKED_AT && records.hasNext()) {
        first.add(records.next().cells());
      }
      return new Headings(register, Map.of()).among(first);
    }
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(TextEncoding.withoutMark(text)));
  }

  /**
   * A file, in the encoding it has and with the separator it has.
   *
   * @throws Refused as above
   */
  public static CsvSource open(RegisterDefinition register, Path file) throws IOException {
    return open(register, file, Map.of());
  }

  /**
   * As above, of a foreign table.
   *
   * @param other what its headings mean here: a field's name, or nothing for a column to be left
   *     out
   */
  public static CsvSource open(RegisterDefinition register, Path file, Map<String, String> other)
      throws IOException {
    var charset = TextEncoding.of(file);
    var text = TextEncoding.open(file);
    try {
      var source = new CsvSource(register, separated(text), other);
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
    return new CsvSource(register, separated(reader(text)), Map.of());
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
    while (!ahead.isEmpty() || records.hasNext()) {
      var record = ahead.isEmpty() ? records.next() : ahead.poll();
      var row = row(record);
      // Spreadsheets write lines of nothing but separators, or numbers of rows, below a table.
      if (row.problem() != null || !row.cells().values().stream().allMatch(String::isBlank)) {
        return row;
      }
    }
    return null;
  }

  private Row row(CsvRecord record) {
    var cells = new HashMap<String, String>();
    for (var i = 0; i < Math.max(columns.size(), record.cells().size()); i++) {
      var field = i < columns.size() ? columns.get(i) : null;
      if (field != null) {
        cells.put(field.name(), asTyped(field, CsvCell.read(record.cell(i))));
      } else if (!elsewhere && i >= columns.size() && !record.cell(i).isBlank()) {
        elsewhere = true;
      }
    }
    return new Row(record.line(), cells, record.problem());
  }

  /** A figure may be typed with the unit of its field behind it. */
  static String asTyped(Field field, String text) {
    return field.unit() == null || field.type() == FieldType.STRING
        ? text
        : withoutUnit(field.unit(), text);
  }

  private static String withoutUnit(String unit, String text) {
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    return end == 0 || end == text.length() || !Headings.means(text.substring(end), unit)
        ? text
        : text.substring(0, end);
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
  public List<String> absent() {
    return Headings.absent(register, columns);
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
