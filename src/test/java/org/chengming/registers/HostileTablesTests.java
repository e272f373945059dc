package org.chengming.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chengming.tables.SheetFile;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of tables that are shifted, broken, foreign or meant to do harm. */
class HostileTablesTests {
  private static final RegisterDefinition REGISTER =
      ReadingADefinitionTests.read(
          """
          name: test-hostile
          version: 1
          title: 试验
          title-en: Trial
          description: 试验
          description-en: Trial
          area: N2
          duty: 20-7
          licence: CC-BY-4.0
          rhythm: yearly
          key: [body, day]
          order: [day]
          fields:
            - {name: body, title: 部门, title-en: Department, type: string, required: true, filter: true, sort: true}
            - {name: day, title: 日期, title-en: Date, type: date, required: true, sort: true}
            - {name: total, title: 合计, title-en: Total, type: number, unit: 万元}
            - {name: share, title: 占比, title-en: Share, type: number, unit: "%"}
            - {name: note, title: 说明, title-en: Note, type: string}
          """);
  private static final String HEAD = SheetFile.row(1, "部门", "日期", "合计");
  private static final String GOOD = SheetFile.row(2, "财政局", "2026-03-01", "12.5");
  private static final String TAKEN = "2 {body=财政局, day=2026-03-01, total=12.5}";

  @TempDir Path folder;

  private interface Made {
    Path in(Path folder) throws IOException;
  }

  private static Arguments of(String what, Made made, String... told) {
    return Arguments.of(what, made, List.of(told));
  }

  private static Made book(SheetFile book) {
    return book::in;
  }

  private static Made sheet(String rows) {
    return book(new SheetFile().sheet("一", rows));
  }

  private static Made bytes(byte[] bytes) {
    return folder -> Files.write(Files.createTempFile(folder, "table", ".csv"), bytes);
  }

  private static Made csv(String text, String charset) {
    return bytes(text.getBytes(Charset.forName(charset)));
  }

  static Stream<Arguments> tables() {
    var plain = "部门,日期,合计\n财政局,2026-03-01,12.5\n";
    return Stream.of(
        of("plain", sheet(HEAD + GOOD), TAKEN),
        of("UTF-8", csv(plain, "UTF-8"), TAKEN),
        of("GB18030", csv(plain, "GB18030"), TAKEN, "文件不是UTF-8编码，按GB18030读的；如果有乱码，请另存为UTF-8再送。"),
        of(
            "UTF-16 with a mark",
            csv("\uFEFF" + plain, "UTF-16LE"),
            TAKEN,
            "文件不是UTF-8编码，按UTF-16LE读的；如果有乱码，请另存为UTF-8再送。"),
        of(
            "UTF-16 without one",
            csv(plain.replace("12.5", "12.5") + "财政局,2026-03-02,0.001\n", "UTF-16BE"),
            TAKEN,
            "3 {body=财政局, day=2026-03-02, total=0.001}",
            "文件不是UTF-8编码，按UTF-16BE读的；如果有乱码，请另存为UTF-8再送。"),
        of("UTF-8 with a mark", csv("\uFEFF" + plain, "UTF-8"), TAKEN),
        of("tabs", csv(plain.replace(',', '\t'), "UTF-8"), TAKEN),
        of("semicolons", csv(plain.replace(',', ';'), "UTF-8"), TAKEN),
        of(
            "titles above the headings",
            sheet(
                SheetFile.row(1, "2026年度支出情况表")
                    + SheetFile.row(2, "", "", "单位：万元")
                    + SheetFile.row(4, " 部 门 ", "日期", "合计（万元）")
                    + SheetFile.row(5, "财政局", "2026-03-01", "12.5")),
            "5 {body=财政局, day=2026-03-01, total=12.5}",
            "表头在第4行，它上面的没有读。"),
        of(
            "titles above the headings of a text",
            csv("2026年度支出情况表,,\n" + plain, "UTF-8"),
            "3 {body=财政局, day=2026-03-01, total=12.5}",
            "表头在第2行，它上面的没有读。"),
        of(
            "headings in two rows",
            book(
                new SheetFile()
                    .sheet(
                        "一",
                        "",
                        SheetFile.row(1, "部门", "日期", "金额")
                            + "<row r=\"2\"><c r=\"C2\" t=\"str\"><v>合计</v></c><c r=\"D2\" t=\"str\"><v>占比</v></c></row>"
                            + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>财政局</v></c><c r=\"B3\" t=\"str\"><v>2026-03-01</v></c><c r=\"C3\"><v>7</v></c><c r=\"D3\" t=\"str\"><v>12.5%</v></c></row>",
                        "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>")),
            "3 {body=财政局, day=2026-03-01, share=12.5, total=7}",
            "表头在第2行，它上面的没有读。"),
        of(
            "a column that counts rows, and rows with nothing else",
            csv("序号,部门,日期,合计[万元]\n1,财政局,2026-03-01,12.5\n2,,,\n,,,\n", "UTF-8"),
            TAKEN,
            "“序号”一列只是数行，没有读。"),
        of(
            "a sheet with a column that counts rows",
            sheet(
                SheetFile.row(1, "序号", "部门", "日期", "合计")
                    + SheetFile.row(2, "1", "财政局", "2026-03-01", "12.5")
                    + SheetFile.row(3, "2")),
            TAKEN,
            "“序号”一列只是数行，没有读。"),
        of(
            "units behind figures",
            csv("部门,日期,合计,占比\n财政局,2026-03-01,12.5 万元,3％\n民政局,2026-03-01,12.5元,3\n", "UTF-8"),
            "2 {body=财政局, day=2026-03-01, share=3, total=12.5}",
            "3 {body=民政局, day=2026-03-01, share=3, total=12.5元}"),
        of(
            "an amount in another unit",
            csv(plain.replace("合计", "合计（元）"), "UTF-8"),
            "! 第一行的“合计（元）”：登记簿里“合计”的单位是万元。请换算好，把表头写成“合计（万元）”。"),
        of(
            "the apostrophe that our own tables put before a formula",
            csv("部门,日期\n'=1+1,2026-03-01\n'四川,2026-03-01\n''=1,2026-03-01\n", "UTF-8"),
            "2 {body==1+1, day=2026-03-01}",
            "3 {body='四川, day=2026-03-01}",
            "4 {body='=1, day=2026-03-01}"),
        of(
            "a day that is kept as a number",
            sheet(HEAD + SheetFile.row(2, "财政局", "<c r=\"B2\"><v>46086</v></c>", "12.5")),
            "2 ! “日期”在表格里是数46086，像是没有设成日期格式的日期。请把这一列设成日期格式再送。"),
        of(
            "headings in two lines of a text",
            csv("部门,日期,金额,\n,,合计,占比\n财政局,2026-03-01,12.5,\n", "UTF-8"),
            "3 {body=财政局, day=2026-03-01, total=12.5}"),
        of(
            "a picture",
            bytes(("\u0089PNG\r\n" + "\0\1\2\3".repeat(99)).getBytes(StandardCharsets.ISO_8859_1)),
            "! 这不是表格，可能是图片或者别的文件。请送XLSX，或者CSV、TXT文本。"),
        of("two headings alike", sheet(SheetFile.row(1, "部门", "日期", "日期")), "! 第一行有两个“日期”。"),
        of("no headings", sheet(SheetFile.row(1, "甲", "乙")), "! 前30行里没有找到表头。应当有一行写着“部门”、“日期”。"),
        of(
            "an unknown and a missing heading",
            sheet(SheetFile.row(1, "部门", "人口")),
            "! 第一行的“人口”不是这个登记簿的栏目。",
            "! 第一行缺少“日期”。"),
        of(
            "formulas",
            sheet(
                HEAD
                    + SheetFile.row(
                        2,
                        "财政局",
                        "2026-03-01",
                        "<c r=\"C2\"><f>WEBSERVICE(\"http://127.0.0.1/\")</f><v>12.5</v></c>")
                    + SheetFile.row(3, "财政局", "2026-03-02", "<c r=\"C3\"><f>[1]表!A1</f></c>")
                    + SheetFile.row(
                        4,
                        "财政局",
                        "2026-03-03",
                        "<c r=\"C4\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")),
            TAKEN,
            "3 ! “合计”是公式，文件里没有它的结果。请用表格软件打开、保存一次再送。",
            "4 ! “合计”是表格里的错误值#DIV/0!。",
            "有3个单元格是公式，取的是文件里保存的结果，没有重新计算。"),
        of(
            "merged cells",
            book(
                new SheetFile()
                    .sheet(
                        "一",
                        "",
                        HEAD
                            + SheetFile.row(2, "财政局", "2026-03-01", "1")
                            + SheetFile.row(3, "", "2026-03-02", "")
                            + SheetFile.row(4, "民政局", "2026-03-01", "2")
                            + SheetFile.row(5, "", "2026-03-02", "")
                            + SheetFile.row(6, "教育局", "", "2"),
                        "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"C4:C5\"/><mergeCell ref=\"A6:B6\"/></mergeCells>")),
            "2 {body=财政局, day=2026-03-01, total=1}",
            "3 {body=财政局, day=2026-03-02}",
            "4 ! “合计”是合并的单元格（C4:C5），不知道每一行各是多少。",
            "5 ! “合计”是合并的单元格（C4:C5），不知道每一行各是多少。",
            "6 ! A6:B6是横着合并的单元格，不知道属于哪一栏。A6:B6是横着合并的单元格，不知道属于哪一栏。",
            "有合并的单元格（A2:A3、A6:B6、C4:C5），合并的每一行都按显示的内容读。"),
        of(
            "merged cells over each other",
            book(
                new SheetFile()
                    .sheet(
                        "一",
                        "",
                        HEAD + GOOD,
                        "<mergeCells><mergeCell ref=\"A1:B9\"/><mergeCell ref=\"B1:C9\"/></mergeCells>")),
            "! 这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。"),
        of(
            "other and hidden sheets",
            book(
                new SheetFile()
                    .sheet("底稿", "hidden", HEAD, "")
                    .sheet("一", HEAD + GOOD)
                    .sheet("二", HEAD)),
            TAKEN,
            "只读了工作表“一”，没有读“二”。",
            "文件里有隐藏的工作表“底稿”，没有读；公开这个文件前请删掉。"),
        of(
            "nothing but hidden sheets",
            book(new SheetFile().sheet("底稿", "veryHidden", HEAD, "")),
            "! 这个文件里没有可见的工作表。"),
        of("an empty sheet", sheet(""), "! 工作表“一”是空的。"),
        of(
            "hidden rows and columns without a heading",
            sheet(
                HEAD
                    + GOOD.replace("<row ", "<row hidden=\"1\" ")
                    + SheetFile.row(3, "财政局", "2026-03-02", "1", "批注")),
            TAKEN,
            "3 {body=财政局, day=2026-03-02, total=1}",
            "有1行在表格里是隐藏的，也读了。",
            "没有表头的列里有内容，没有读。"),
        of(
            "a number of more figures than a spreadsheet keeps",
            sheet(
                HEAD + SheetFile.row(2, "<c r=\"A2\"><v>23010119900101123</v></c>", "2026-03-01")),
            "2 ! “部门”在表格里是数，超过15位的已经不准了。请把这一列改成文本格式，重新填。"),
        of(
            "links to other files",
            book(
                new SheetFile()
                    .sheet("一", HEAD + GOOD)
                    .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
            TAKEN,
            "文件里有引用其他文件的公式，没有打开那些文件。"),
        of(
            "macros",
            book(new SheetFile().sheet("一", HEAD + GOOD).part("xl/vbaProject.bin", "x")),
            "! 这个表格里有宏，没有读。请另存为“.xlsx”（不带宏）再送。"),
        of(
            "the format of before 2007, or a password",
            bytes(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}),
            "! 这是旧格式（.xls）或者加了密码的表格。请用表格软件打开，另存为“.xlsx”再送。"),
        of(
            "a ZIP of something else",
            bytes("PK\3\4 and nothing".getBytes(StandardCharsets.ISO_8859_1)),
            "! 这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。"),
        of(
            "a sheet that breaks off",
            book(
                new SheetFile()
                    .sheet(
                        "一",
                        "",
                        out -> SheetFile.write(out, "<worksheet><sheetData>" + HEAD + GOOD))),
            "! 这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。"),
        of(
            "entities from outside",
            book(
                new SheetFile()
                    .sheet(
                        "一",
                        "",
                        out ->
                            SheetFile.write(
                                out,
                                "<!DOCTYPE w [<!ENTITY x SYSTEM \"http://127.0.0.1/x\">]><worksheet><sheetData>"
                                    + HEAD
                                    + GOOD
                                    + "</sheetData></worksheet>"))),
            "! 这个表格文件里有文件类型声明（DOCTYPE），表格软件不会这样写，没有读。"),
        of(
            "a bomb",
            book(new SheetFile().sheet("一", "", out -> repeat(out, " ".repeat(1 << 16), 500))),
            "! 这个表格文件解开后大得不合常理，没有读。"),
        of(
            "sixteen thousand columns",
            sheet(HEAD.replace("</row>", "<c r=\"XFD1\" t=\"str\"><v>人口</v></c></row>") + GOOD),
            "! 第一行的“人口”不是这个登记簿的栏目。"),
        of(
            "a cell of a million characters",
            sheet(HEAD + SheetFile.row(2, "长".repeat(1_000_000), "2026-03-01")),
            "2 {body=" + "长".repeat(32_768) + ", day=2026-03-01}"),
        of(
            "a tag that does not end",
            sheet("<row r=\"" + "1".repeat(1_000_000) + "\"></row>"),
            "! 这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。"),
        of("rows in disorder", sheet(HEAD + GOOD + GOOD), "! 这个表格文件坏了，读不下去。请用表格软件打开，另存一份再送。"));
  }

  private static void repeat(OutputStream out, String text, int times) {
    for (int i = 0; i < times; i++) {
      SheetFile.write(out, text);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void a_report_says_what_was_read_and_what_was_not(String what, Made made, List<String> told)
      throws IOException {
    var heard = new ArrayList<String>();
    try (var rows = TableFile.open(REGISTER, made.in(folder), null)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        heard.add(
            row.line()
                + " "
                + (row.problem() == null
                    ? new java.util.TreeMap<>(filled(row.cells()))
                    : "! " + row.problem()));
      }
      heard.addAll(rows.notes());
    } catch (Refused e) {
      heard.clear();
      e.problems().forEach(p -> heard.add("! " + p.sentence()));
    }
    assertThat(heard).containsExactlyElementsOf(told);
  }

  private static java.util.Map<String, String> filled(java.util.Map<String, String> cells) {
    return cells.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .collect(java.util.stream.Collectors.toMap(e -> e.getKey(), e -> e.getValue()));
  }

  @Test
  void what_is_pasted_from_a_spreadsheet_is_read_by_its_tabs() throws IOException {
    try (var rows = CsvSource.pasted(REGISTER, "部门\t日期\t说明\n财政局\t2026-03-01\t\"两\n行\"\n")) {
      var row = java.util.Objects.requireNonNull(rows.next());
      assertThat(row.cells()).containsEntry("body", "财政局").containsEntry("note", "两\n行");
    }
  }

  @Test
  void what_is_pasted_is_read_by_its_headings_wherever_they_stand_and_whatever_their_order()
      throws IOException {
    var rows = PastedRows.read(REGISTER, "2026年度支出\n日 期\t部门\t合计（万元）\n2026-03-01\t财政局\t1\n");
    assertThat(java.util.Objects.requireNonNull(rows.next()).cells())
        .containsEntry("day", "2026-03-01")
        .containsEntry("body", "财政局");
    var bare = PastedRows.read(REGISTER, "财政局\t2026-03-01\t1\n");
    assertThat(java.util.Objects.requireNonNull(bare.next()).line()).isEqualTo(1);
    assertThat(bare.notes()).containsExactly("没有找到表头，各列按这个登记簿栏目的顺序读。");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "NUMBER   | １，２３４．５        | 1234.5",
        "NUMBER   | 1,234,567.8       | 1234567.8",
        "NUMBER   | −5                | -5",
        "NUMBER   | 3,5               | ",
        "NUMBER   | 1,2,3             | ",
        "NUMBER   | 10²               | ",
        "INTEGER  | ２０２６             | 2026",
        "DATE     | ２０２６年３月５日       | 2026-03-05",
        "DATE     | 2026.3.5          | 2026-03-05",
        "DATE     | 2026-02-30        | ",
        "DATETIME | 2026/3/5 8:00     | 2026-03-05 08:00",
        "DATETIME | 2026-03-05T08:00  | 2026-03-05 08:00",
        "DATETIME | 2026年3月5日8时     | 2026-03-05 08:00",
        "DATETIME | 2026年3月5日 8时30分 | 2026-03-05 08:30",
        "DATETIME | 2026-3-5 08:00:30 | 2026-03-05 08:00:30",
        "DATETIME | 2026-12-31 24:00  | 2027-01-01 00:00",
        "DATETIME | 2026-03-05        | ",
        "DATETIME | 2026-03-05 25:00  | ",
        "YEAR     | 2026年度            | 2026",
        "YEAR     | 26                | ",
        "BOOLEAN  | √                 | true",
        "BOOLEAN  | 也许                | "
      })
  void a_value_is_read_as_people_type_it_and_never_guessed(
      FieldType type, String typed, @org.jspecify.annotations.Nullable String read) {
    if (read == null) {
      assertThatThrownBy(() -> type.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(FieldType.text(type.parse(typed))).isEqualTo(read);
    }
  }

  /** {@code -Dchengming.sheet.rows=1000000} for as many as a spreadsheet holds. */
  @Test
  void a_sheet_of_many_rows_takes_little_memory() throws Exception {
    int rows = Integer.getInteger("chengming.sheet.rows", 20_000);
    var file =
        new SheetFile()
            .sheet("一", "", out -> many(out, rows))
            .part("xl/sharedStrings.xml", out -> strings(out, rows))
            .in(folder);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CountingRows.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(said.strip()).isEqualTo(Integer.toString(rows));
  }

  private static void many(OutputStream out, int rows) {
    SheetFile.write(out, "<worksheet><sheetData>" + HEAD);
    for (int i = 2; i <= rows + 1; i++) {
      SheetFile.write(
          out,
          SheetFile.row(
              i,
              "<c r=\"A%d\" t=\"s\"><v>%d</v></c>".formatted(i, i - 2),
              "2026-03-01",
              "<c r=\"C%d\"><v>%d</v></c>".formatted(i, i)));
    }
    SheetFile.write(out, "</sheetData></worksheet>");
  }

  private static void strings(OutputStream out, int rows) {
    SheetFile.write(out, "<sst>");
    for (int i = 0; i < rows; i++) {
      SheetFile.write(out, "<si><t>%s%d</t></si>".formatted("一个名字很长的部门".repeat(10), i));
    }
    SheetFile.write(out, "</sst>");
  }

  /** Runs in a process with little memory. */
  static final class CountingRows {
    public static void main(String[] args) throws IOException {
      int count = 0;
      try (var rows = TableFile.open(REGISTER, Path.of(args[0]), null)) {
        for (var row = rows.next(); row != null; row = rows.next()) {
          count += row.problem() == null ? 1 : 0;
        }
      }
      System.out.println(count);
    }
  }
}
