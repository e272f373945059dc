package org.chengming.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengming.tables.SheetCell.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingAWorkbookTests {
  private static final String STYLES =
      "<styleSheet><numFmts><numFmt numFmtId=\"180\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"180\"/></cellXfs></styleSheet>";

  @TempDir Path folder;

  @Test
  void numbers_are_read_as_what_their_format_makes_of_them() throws Exception {
    var file =
        new SheetFile()
            .part("xl/styles.xml", STYLES)
            .part(
                "xl/sharedStrings.xml",
                "<sst><si><t>哈尔滨</t><rPh><t>はるびん</t></rPh></si><si><r><t>齐齐</t></r><r><t xml:space=\"preserve\">哈尔 &amp;&#x2603;</t></r></si></sst>")
            .sheet(
                "一",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\"><v>0.1</v></c>"
                    + "<c r=\"D1\"><v>0.30000000000000004</v></c><c r=\"E1\" s=\"1\"><v>46082</v></c><c r=\"F1\" s=\"3\"><v>46082.333333333336</v></c>"
                    + "<c r=\"G1\" s=\"2\"><v>0.125</v></c><c r=\"H1\" t=\"b\"><v>1</v></c><c r=\"I1\" t=\"e\"><v>#REF!</v></c><c r=\"J1\"><v>1.5E-3</v></c>"
                    + "<c r=\"K1\"><f>SUM(A1:B1)</f><v>7</v></c><c r=\"L1\"><f>SUM(A1:B1)</f></c><c r=\"M1\" t=\"s\"><v>9</v></c><c r=\"N1\" s=\"1\"><v>1</v></c></row>")
            .in(folder);
    var cells = read(file).getFirst().cells();
    assertThat(cells)
        .extracting(c -> c.kind() + " " + c.text() + (c.computed() ? " computed" : ""))
        .containsExactly(
            "TEXT 哈尔滨",
            "TEXT 齐齐哈尔 &☃",
            "NUMBER 0.1",
            "NUMBER 0.3",
            "MOMENT 2026-03-01",
            "MOMENT 2026-03-01T08:00:00",
            "PERCENT 0.125",
            "TRUTH true",
            "ERROR #REF!",
            "NUMBER 0.0015",
            "NUMBER 7 computed",
            "UNCOMPUTED  computed",
            "BROKEN ",
            "MOMENT 1900-01-01");
  }

  @Test
  void days_are_counted_from_1904_where_the_book_says_so() throws Exception {
    var file =
        new SheetFile()
            .since1904()
            .part("xl/styles.xml", STYLES)
            .sheet("一", "<row><c s=\"1\"><v>44620</v></c></row>")
            .in(folder);
    assertThat(read(file).getFirst().cells().getFirst().text()).isEqualTo("2026-03-01");
  }

  @ParameterizedTest
  @CsvSource({
    "General, NUMBER",
    "0.00%, PERCENT",
    "yyyy/m/d, MOMENT",
    "[$-804]yyyy年m月d日, MOMENT",
    "[h]:mm, MOMENT",
    "'\"年\"0', NUMBER",
    "'[Red]#,##0.00', NUMBER",
    "0.00E+00, NUMBER",
    "'_ * #,##0_ ;_ * -#,##0_ ', NUMBER"
  })
  void a_format_tells_moments_and_parts_of_a_hundred_from_numbers(String code, Kind kind) {
    assertThat(CellFormats.kind(code)).isEqualTo(kind);
  }

  @Test
  void merged_cells_all_show_what_the_first_holds() throws Exception {
    var file =
        new SheetFile()
            .sheet(
                "一",
                "",
                SheetFile.row(1, "甲", "1") + SheetFile.row(2, "", "2") + SheetFile.row(3, "乙", "3"),
                "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>")
            .in(folder);
    assertThat(read(file))
        .extracting(r -> r.cells().getFirst().text() + " " + r.cells().getFirst().merged())
        .containsExactly("甲 A1:A2", "甲 A1:A2", "乙 null");
  }

  @Test
  void texts_that_are_too_many_for_memory_are_read_from_a_file() throws Exception {
    int count = 40_000;
    var strings = new StringBuilder("<sst>");
    var rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      strings.append("<si><t>第").append(i).append("条，").append("字".repeat(40)).append("</t></si>");
      rows.append("<row><c t=\"s\"><v>").append(count - 1 - i).append("</v></c></row>");
    }
    var file =
        new SheetFile()
            .part("xl/sharedStrings.xml", strings.append("</sst>").toString())
            .sheet("一", rows.toString())
            .in(folder);
    var read = read(file);
    assertThat(read).hasSize(count);
    assertThat(read.getFirst().cells().getFirst().text()).startsWith("第39999条");
    assertThat(read.getLast().cells().getFirst().text()).startsWith("第0条");
  }

  @Test
  void a_document_type_is_refused_before_any_entity_of_it_is_looked_at() throws Exception {
    var file =
        new SheetFile()
            .sheet(
                "一",
                "",
                out ->
                    SheetFile.write(
                        out,
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>"))
            .in(folder);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("document type");
  }

  private static List<SheetRow> read(Path file) throws IOException {
    try (var book = Workbook.open(file);
        var rows = book.rows(book.sheets().getFirst())) {
      var all = new ArrayList<SheetRow>();
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
      return all;
    }
  }
}
