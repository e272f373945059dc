package org.chengming.registers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.tables.SheetCell;
import org.chengming.tables.SheetRow;
import org.chengming.tables.SheetRows;
import org.chengming.tables.Unreadable;
import org.chengming.tables.Workbook;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet of an XLSX file whose headings are the fields' names or titles, in any order.
 * Titles may stand above them. Read as the file comes, so that a million rows take no more memory
 * than one. Nothing is computed or guessed: what cannot be known of a cell is told of its row, and
 * what was passed over is told in the notes.
 */
public final class XlsxSource implements RowSource {
  private static final int MOST_AREAS_TOLD = 5;

  private final RegisterDefinition register;
  private final Workbook book;
  private final SheetRows rows;
  private final Map<Integer, Field> columns = new HashMap<>();
  private final BitSet counting = new BitSet();
  private final Deque<SheetRow> ahead = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> areas = new HashSet<>();
  private long computed;
  private long hidden;
  private boolean unheaded;

  private XlsxSource(RegisterDefinition register, Workbook book, Workbook.Sheet sheet)
      throws IOException {
    this.register = register;
    this.book = book;
    this.rows = book.rows(sheet);
    notes.addAll(XlsxNotes.of(book, sheet));
    var first = new ArrayList<SheetRow>();
    for (var row = rows.next(); row != null; row = rows.next()) {
      first.add(row);
      if (first.size() == Headings.LOOKED_AT) {
        break;
      }
    }
    if (first.isEmpty()) {
      throw refused("工作表“%s”是空的。".formatted(Field.brief(sheet.name())), "An empty sheet");
    }
    var texts = first.stream().map(XlsxSource::texts).toList();
    var headings = new Headings(register, Map.of());
    int at = headings.find(texts);
    int line = first.get(at).number();
    var heads = headings.whole(texts, at);
    var found = headings.columns(heads, line);
    var wanted = new BitSet();
    for (int i = 0; i < found.size(); i++) {
      var field = found.get(i);
      if (field != null) {
        columns.put(i, field);
        wanted.set(i);
      } else if (headings.counts(heads.get(i))) {
        counting.set(i);
        wanted.set(i);
        notes.add(CsvSource.unread(heads.get(i)));
      }
    }
    rows.only(wanted);
    ahead.addAll(first.subList(at + (headings.twofold(texts, at) ? 2 : 1), first.size()));
    if (at > 0) {
      notes.add("表头在第%d行，它上面的没有读。".formatted(line));
    }
  }

  /** The first sheet that is shown. */
  public static XlsxSource open(RegisterDefinition register, Path file) throws IOException {
    return open(register, file, null);
  }

  /**
   * @param name of the sheet; null for the first that is shown
   * @throws Refused when the file is no XLSX, has no such sheet, or its headings do not fit
   */
  public static XlsxSource open(RegisterDefinition register, Path file, @Nullable String name)
      throws IOException {
    try {
      var book = Workbook.open(file);
      try {
        return new XlsxSource(register, book, sheet(book, name));
      } catch (IOException | RuntimeException e) {
        book.close();
        throw e;
      }
    } catch (Unreadable e) {
      throw refused(e.sentence(), e.getMessage());
    }
  }

  private static Workbook.Sheet sheet(Workbook book, @Nullable String name) {
    return book.sheets().stream()
        .filter(s -> name == null ? !s.hidden() : s.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    name == null
                        ? "这个文件里没有可见的工作表。"
                        : "这个文件里没有叫“%s”的工作表；有的是%s。"
                            .formatted(Field.brief(name), XlsxNotes.names(book.sheets())),
                    "No such sheet"));
  }

  private static Refused refused(String sentence, @Nullable String message) {
    return Refused.because("file", sentence, message == null ? "Unreadable" : message);
  }

  private static List<String> texts(SheetRow row) {
    var texts = new ArrayList<String>();
    for (var cell : row.cells()) {
      while (texts.size() < cell.column()) {
        texts.add("");
      }
      texts.add(cell.text().strip());
    }
    return texts;
  }

  @Override
  public @Nullable Row next() throws IOException {
    try {
      for (var row = following(); row != null; row = following()) {
        var read = read(row);
        if (read.problem() != null || !read.cells().values().stream().allMatch(String::isBlank)) {
          return read;
        }
      }
      return null;
    } catch (Unreadable e) {
      throw refused(e.sentence(), e.getMessage());
    }
  }

  private @Nullable SheetRow following() throws IOException {
    return ahead.isEmpty() ? rows.next() : ahead.poll();
  }

  private Row read(SheetRow row) {
    var cells = new HashMap<String, String>();
    var problems = new StringBuilder();
    hidden += row.hidden() ? 1 : 0;
    for (var cell : row.cells()) {
      var field = columns.get(cell.column());
      if (field == null) {
        unheaded |= !counting.get(cell.column());
        continue;
      }
      computed += cell.computed() ? 1 : 0;
      var problem = merged(cell, field);
      if (problem == null) {
        problem = XlsxCells.problem(cell, field);
      }
      if (problem == null) {
        cells.put(field.name(), XlsxCells.text(cell, field));
      } else {
        problems.append(problem);
      }
    }
    return new Row(row.number(), cells, problems.isEmpty() ? null : problems.toString());
  }

  /**
   * What merged cells show holds for each row of them, but a number may be that of all of them
   * together; of cells merged across columns nobody knows which they mean.
   */
  private @Nullable String merged(SheetCell cell, Field field) {
    var area = cell.merged();
    if (area == null) {
      return null;
    }
    if (areas.size() < MOST_AREAS_TOLD) {
      areas.add(area);
    }
    var ends = area.split(":");
    if (!ends[0].replaceAll("\\d", "").equals(ends[1].replaceAll("\\d", ""))) {
      return "%s是横着合并的单元格，不知道属于哪一栏。".formatted(area);
    }
    return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER
        ? "“%s”是合并的单元格（%s），不知道每一行各是多少。".formatted(field.title(), area)
        : null;
  }

  @Override
  public List<String> notes() {
    var all = new ArrayList<>(notes);
    if (!areas.isEmpty()) {
      all.add(
          "有合并的单元格（%s%s），合并的每一行都按显示的内容读。"
              .formatted(
                  String.join("、", areas.stream().sorted().toList()),
                  areas.size() == MOST_AREAS_TOLD ? "等" : ""));
    }
    if (computed > 0) {
      all.add("有%d个单元格是公式，取的是文件里保存的结果，没有重新计算。".formatted(computed));
    }
    if (hidden > 0) {
      all.add("有%d行在表格里是隐藏的，也读了。".formatted(hidden));
    }
    if (unheaded || rows.elsewhere()) {
      all.add("没有表头的列里有内容，没有读。");
    }
    return all;
  }

  @Override
  public List<String> absent() {
    return Headings.absent(register, columns.values());
  }

  @Override
  public void close() throws IOException {
    rows.close();
    book.close();
  }
}
