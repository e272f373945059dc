package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.tika.Tika;
import org.chengming.files.Spreadsheet.Sheet;
import org.chengming.files.WordDocument.TextCell;
import org.junit.jupiter.api.Test;

class WritingOfficeFilesTests {
  private static final String HOSTILE = "=cmd|' /C calc'!A0 <b>&\"\u0007 𠮷";

  @Test
  void a_workbook_is_read_back_as_it_was_written() throws Exception {
    var rows =
        List.of(
            Arrays.asList("指标", "数", null, "末"),
            Arrays.<Object>asList(HOSTILE, new BigDecimal("12.5"), 7L));
    var xlsx =
        new Spreadsheet(
                List.of(new Sheet("表3", List.of(30), rows), new Sheet("b", List.of(), List.of())))
            .xlsx();
    var read = SpreadsheetReader.read(xlsx);
    assertThat(read.keySet()).containsExactly("表3", "b");
    assertThat(read.get("表3"))
        .containsExactly(
            List.of("指标", "数", "", "末"), List.of(HOSTILE.replace("\u0007", ""), "12.5", "7"));
    assertThat(read.get("b")).isEmpty();
    assertThat(entry(xlsx, "xl/worksheets/sheet1.xml")).doesNotContain("<f>").contains("inlineStr");
    assertThat(new Tika().parseToString(new ByteArrayInputStream(xlsx)))
        .contains("指标", "12.5", "𠮷");
  }

  @Test
  void a_workbook_of_another_program_is_read_with_its_shared_words() throws Exception {
    var xlsx =
        zip(
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"一\" r:id=\"x\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"x\" Target=\"worksheets/s.xml\"/></Relationships>",
            "xl/sharedStrings.xml",
            "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si></sst>",
            "xl/worksheets/s.xml",
            "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>");
    assertThat(SpreadsheetReader.read(xlsx).get("一"))
        .containsExactly(List.of(), List.of("", "bc", "2"));
  }

  @Test
  void what_is_no_workbook_or_too_large_is_refused() throws Exception {
    assertThatThrownBy(() -> SpreadsheetReader.read("a,b".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SpreadsheetReader.Unreadable.class);
    var entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook><sheets><sheet name=\"&e;\" id=\"x\"/></sheets></workbook>";
    assertThatThrownBy(
            () ->
                SpreadsheetReader.read(
                    zip("xl/workbook.xml", entity, "xl/_rels/workbook.xml.rels", "<a/>")))
        .isInstanceOf(SpreadsheetReader.Unreadable.class);
    var bomb = zip("xl/workbook.xml", " ".repeat(21_000_000));
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> SpreadsheetReader.read(bomb))
        .isInstanceOf(SpreadsheetReader.Unreadable.class)
        .hasMessageContaining("More than");
  }

  @Test
  void a_document_holds_its_headings_and_tables() throws Exception {
    var docx =
        new WordDocument()
            .title("题目")
            .heading(1, "一、总体情况")
            .paragraph(HOSTILE)
            .table(
                30,
                2,
                1,
                List.of(
                    List.of(TextCell.head("指标"), TextCell.head("数")),
                    List.of(new TextCell("合并", 2, 1, false, true)),
                    List.of(TextCell.text("甲"), TextCell.number("3"))))
            .note("完")
            .docx();
    assertThat(new Tika().parseToString(new ByteArrayInputStream(docx)))
        .contains("题目", "一、总体情况", "<b>&\"", "合并", "甲\n\t3", "完");
  }

  private static String entry(byte[] zip, String name) throws Exception {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError(name);
  }

  private static byte[] zip(String... parts) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < parts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(parts[i]));
        zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
