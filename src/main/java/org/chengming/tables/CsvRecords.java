package org.chengming.tables;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV table after its headings; quoted cells may run over lines. A line that is no
 * record is told as such, and reading goes on with the line after it: a quotation mark too many
 * takes its own line and no other. Of a table of any length a few megabytes are in memory.
 */
public final class CsvRecords implements Iterator<CsvRecord>, AutoCloseable {
  private static final int LONGEST = 4 * 1024 * 1024;
  private static final int FORGOTTEN = 1_000;

  private final BoundedLines lines;
  private final CSVFormat format;
  private final boolean quoted;

  /** Lines that were read to see where a record ends, and are not taken yet. */
  private final List<String> ahead = new ArrayList<>();

  /** Where in them the first that is not taken stands. */
  private int head;

  private long line = 1;
  private final List<String> headings;
  private final long headingsLine;
  private @Nullable CsvRecord next;

  private CsvRecords(Reader reader, CSVFormat format, boolean quoted) throws IOException {
    this.lines = new BoundedLines(reader, LONGEST);
    this.format = format;
    this.quoted = quoted;
    var first = read();
    this.headingsLine = first == null ? 1 : first.line();
    this.headings =
        first == null
            ? List.of()
            : first.cells().stream().map(h -> h.replace("\uFEFF", "").strip()).toList();
    this.next = read();
  }

  /** A table with commas as RFC 4180 has it. */
  public static CsvRecords of(Reader reader) throws IOException {
    return new CsvRecords(reader, CSVFormat.RFC4180, true);
  }

  /** A table with another separator, else as RFC 4180 has it. */
  public static CsvRecords of(Reader reader, char separator) throws IOException {
    return new CsvRecords(reader, CSVFormat.RFC4180.builder().setDelimiter(separator).get(), true);
  }

  /** Tab-separated without quoting, as retrieval corpora come. */
  public static CsvRecords ofTabs(Reader reader) throws IOException {
    var tabs = CSVFormat.RFC4180.builder().setDelimiter('\t').setQuote(null).get();
    return new CsvRecords(reader, tabs, false);
  }

  /**
   * What stands above the columns, without blanks; empty where the table has no line it could be.
   */
  public List<String> headings() {
    return headings;
  }

  /** The line they stand on, from 1. */
  public long headingsLine() {
    return headingsLine;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public CsvRecord next() {
    var current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    try {
      next = read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return current;
  }

  private @Nullable CsvRecord read() throws IOException {
    var first = peek(0);
    while (first != null && first.isBlank()) {
      take(1);
      first = peek(0);
    }
    return first == null ? null : record(first);
  }

  private CsvRecord record(String first) throws IOException {
    var text = new StringBuilder(first);
    int taken = 1;
    if (first.indexOf('"') < 0) {
      return first.length() > LONGEST
          ? broken("这一行太长，没有读")
          : new CsvRecord(take(1), split(first), null);
    }
    for (boolean open = odd(first); quoted && open; taken++) {
      var more = peek(taken);
      if (more == null || text.length() > LONGEST) {
        return broken("引号没有配对，这一行没有读");
      }
      text.append('\n').append(more);
      open ^= odd(more);
    }
    if (text.length() > LONGEST) {
      return broken("这一行太长，没有读");
    }
    var cells = parse(text.toString());
    return cells == null ? broken("引号没有配对，这一行没有读") : new CsvRecord(take(taken), cells, null);
  }

  /**
   * Whether it holds an odd number of quotation marks, and so begins or ends a cell that goes on.
   */
  private static boolean odd(String line) {
    boolean odd = false;
    for (int at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) {
      odd = !odd;
    }
    return odd;
  }

  private CsvRecord broken(String why) {
    return new CsvRecord(take(1), List.of(), why);
  }

  /** A line without quotation marks, which most are, needs no parser of its own. */
  private List<String> split(String text) {
    var cells = new ArrayList<String>();
    char separator = format.getDelimiterString().charAt(0);
    int from = 0;
    for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
      cells.add(text.substring(from, to));
      from = to + 1;
    }
    cells.add(text.substring(from));
    return cells;
  }

  private @Nullable List<String> parse(String text) {
    try (var parser = CSVParser.parse(text, format)) {
      var all = parser.getRecords();
      return all.size() == 1 ? all.getFirst().toList() : null;
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      return null;
    }
  }

  /** The line that many lines ahead, null after the last. */
  private @Nullable String peek(int distance) throws IOException {
    while (ahead.size() - head <= distance) {
      var read = lines.next();
      if (read == null) {
        return null;
      }
      ahead.add(read);
    }
    return ahead.get(head + distance);
  }

  /** Takes lines. @return the number of the first */
  private long take(int count) {
    head += count;
    if (head == ahead.size() || head > FORGOTTEN) {
      ahead.subList(0, head).clear();
      head = 0;
    }
    line += count;
    return line - count;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
