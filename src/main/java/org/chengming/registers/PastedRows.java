package org.chengming.registers;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Rows as text that a spreadsheet takes and gives: a line a row, tabs between the cells. */
public final class PastedRows {
  private static final CSVFormat TABS = CSVFormat.RFC4180.builder().setDelimiter('\t').get();

  private PastedRows() {}

  /**
   * Reads what was pasted. Without a line of headings the cells are taken in the order of the
   * register's fields.
   *
   * @throws org.chengming.web.Refused when the headings do not fit
   */
  public static RowSource read(RegisterDefinition register, String text) throws IOException {
    var first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    var headed = CsvSource.headed(register, text);
    if (headed || first.isEmpty()) {
      return CsvSource.pasted(register, first.isEmpty() ? headings(register) : text);
    }
    var separator = first.indexOf('\t') >= 0 ? "\t" : ",";
    var source =
        CsvSource.pasted(
            register, headings(register).replace("\t", separator) + "\n" + text.stripLeading());
    return new InOrder(source);
  }

  /** Rows below headings that were not pasted, so that lines count from the first row. */
  private record InOrder(RowSource source) implements RowSource {
    @Override
    public @Nullable Row next() throws IOException {
      var row = source.next();
      return row == null ? null : new Row(row.line() - 1, row.cells(), row.problem());
    }

    @Override
    public List<String> notes() {
      var notes = new ArrayList<>(List.of("没有找到表头，各列按这个登记簿栏目的顺序读。"));
      notes.addAll(source.notes());
      return notes;
    }
  }

  private static String headings(RegisterDefinition register) {
    return register.fields().stream().map(Field::name).collect(Collectors.joining("\t"));
  }

  /** The rows of a draft that are to be brought, below the fields' Chinese titles. */
  public static String write(RegisterDefinition register, List<DraftRow> rows) {
    var out = new StringWriter();
    try (var printer = new CSVPrinter(out, TABS)) {
      printer.printRecord(register.fields().stream().map(Field::title).toList());
      for (var row : rows) {
        if (row.removes() == null) {
          printer.printRecord(
              register.fields().stream().map(f -> row.cells().getOrDefault(f.name(), "")).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().replace("\r\n", "\n");
  }
}
