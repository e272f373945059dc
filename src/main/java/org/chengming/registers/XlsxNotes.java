package org.chengming.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.tables.Workbook;

/** What of a workbook was passed over. */
final class XlsxNotes {
  private static final int MOST_NAMES = 10;

  private XlsxNotes() {}

  static List<String> of(Workbook book, Workbook.Sheet read) {
    var notes = new ArrayList<String>();
    var others = book.sheets().stream().filter(s -> !s.equals(read)).toList();
    var shown = others.stream().filter(s -> !s.hidden()).toList();
    var hidden = others.stream().filter(Workbook.Sheet::hidden).toList();
    if (!shown.isEmpty()) {
      notes.add("只读了工作表“%s”，没有读%s。".formatted(Field.brief(read.name()), names(shown)));
    }
    if (!hidden.isEmpty()) {
      notes.add("文件里有隐藏的工作表%s，没有读；公开这个文件前请删掉。".formatted(names(hidden)));
    }
    if (book.drawsOnOthers()) {
      notes.add("文件里有引用其他文件的公式，没有打开那些文件。");
    }
    return notes;
  }

  static String names(List<Workbook.Sheet> sheets) {
    var names =
        sheets.stream()
            .limit(MOST_NAMES)
            .map(s -> "“" + Field.brief(s.name()) + "”")
            .collect(Collectors.joining("、"));
    return sheets.size() > MOST_NAMES ? names + "等%d个".formatted(sheets.size()) : names;
  }
}
