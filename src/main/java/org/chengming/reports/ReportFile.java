package org.chengming.reports;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chengming.reports.ReportForm.Column;
import org.chengming.reports.ReportForm.Row;
import org.chengming.reports.ReportForm.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a spreadsheet says of a finished year, cell by cell. Rows and columns are known by their
 * codes or by their Chinese words, whatever numbering and spaces stand with them.
 */
final class ReportFile {
  private static final Pattern NUMBERING =
      Pattern.compile("^(\\([一二三四五六七八九十]+\\)|[一二三四五六七八九十]+、|\\d+[.、])");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(.*");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

  private final ReportForm form;
  private final Map<Cell, BigDecimal> numbers = new HashMap<>();
  private final Map<String, String> sections = new HashMap<>();
  private final List<ReportImports.Remark> remarks;

  ReportFile(ReportForm form, List<ReportImports.Remark> remarks) {
    this.form = form;
    this.remarks = remarks;
  }

  Figures figures() {
    return new Figures(numbers);
  }

  Map<String, String> sections() {
    return Map.copyOf(sections);
  }

  /** Takes a number, or says why it is none. */
  void number(Table table, Row row, Column column, String text, String place) {
    var cell = new Cell(table.code(), row.code(), column.code());
    var plain = Normalizer.normalize(text, Form.NFKC).replaceAll("[\\s,']", "");
    if (plain.isEmpty() || plain.matches("[-—–/]+")) {
      return;
    }
    var number = read(plain, ReportRules.decimals(cell));
    if (number == null) {
      remarks.add(
          new ReportImports.Remark(
              place,
              "“%s”×“%s”应当是数字，写的是“%s”。".formatted(row.label(), column.label(), brief(text))));
      return;
    }
    var before = numbers.putIfAbsent(cell, number);
    if (before != null && before.compareTo(number) != 0) {
      remarks.add(
          new ReportImports.Remark(
              place,
              "“%s”×“%s”写了两次，一次是%s，一次是%s。"
                  .formatted(
                      row.label(), column.label(), Figures.plain(before), Figures.plain(number))));
    }
  }

  private static @Nullable BigDecimal read(String text, int decimals) {
    if (!text.matches("\\d{1,15}(\\.\\d{1,15})?([eE][+]?\\d{1,2})?")) {
      return null;
    }
    var number = new BigDecimal(text);
    return number.precision() - number.scale() > 12
        ? null
        : ReportRules.number(Figures.plain(number), decimals);
  }

  void section(String code, String text, String place) {
    if (form.sections().stream().noneMatch(s -> s.code().equals(code))) {
      remarks.add(new ReportImports.Remark(place, "没有“%s”这一节。".formatted(brief(code))));
    } else if (!text.isBlank()) {
      sections.put(code, text.strip());
    }
  }

  void remark(String place, String sentence) {
    remarks.add(new ReportImports.Remark(place, sentence));
  }

  static String brief(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "…";
  }

  Optional<Table> table(String text) {
    var name = text.strip().replaceFirst("^表", "");
    var same = same(text);
    return form.tables().stream()
        .filter(t -> t.code().equals(name) || same.test(t.title()))
        .findFirst();
  }

  static Optional<Row> row(Table table, String text) {
    var code = text.strip();
    var same = same(text);
    return table.rows().stream()
        .filter(r -> r.code().equals(code) || same.test(r.label()))
        .findFirst();
  }

  static Optional<Column> column(Table table, String text) {
    var name = text.substring(text.lastIndexOf('：') + 1);
    var same = same(name);
    return table.columns().stream()
        .filter(c -> c.code().equals(name.strip()) || same.test(c.label()))
        .findFirst();
  }

  /** Whether a label is meant by the text. */
  private static Predicate<String> same(String text) {
    if (text.isBlank()) {
      return label -> false;
    }
    var meant = words(text);
    return label -> words(label).equals(meant);
  }

  /** Without numbering, spaces and marks: {@code （七）总计} is {@code 总计}. */
  private static String words(String text) {
    var plain = Normalizer.normalize(text, Form.NFKC).strip();
    var words = NUMBERING.matcher(plain).replaceFirst("");
    return MARKS.matcher(IN_BRACKETS.matcher(words).replaceFirst("")).replaceAll("");
  }
}
