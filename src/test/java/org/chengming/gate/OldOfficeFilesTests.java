package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XLS and PPT are not rewritten; so all the more must be told of what is in them. */
class OldOfficeFilesTests {
  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private interface Filling {
    void fill(HSSFWorkbook book) throws IOException;
  }

  private List<FileFinding> findings(byte[] bytes, FileKind kind) throws IOException {
    var findings = inspection.inspect(Files.write(folder.resolve("in"), bytes), kind).findings();
    assertThat(findings).noneMatch(FileFinding::removed);
    return findings;
  }

  private List<FileFinding> book(Filling filling) throws IOException {
    try (var book = new HSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      filling.fill(book);
      book.write(out);
      return findings(out.toByteArray(), FileKind.XLS);
    }
  }

  private static List<String> persons(List<FileFinding> findings) {
    return findings.stream()
        .filter(f -> f.kind() == Kind.PERSONAL_DATA)
        .map(
            f ->
                f.place().chinese()
                    + " "
                    + f.excerpt().replaceAll(".*(\\d{3}\\*{4}\\d{4}).*", "$1"))
        .toList();
  }

  @Test
  void tell_of_links_formulas_hints_headers_and_shapes_of_a_workbook() throws IOException {
    var found =
        book(
            book -> {
              var sheet = book.createSheet("表");
              var row = sheet.createRow(0);
              var link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
              link.setAddress("tel:13812345671");
              row.createCell(0).setCellValue("打电话");
              row.getCell(0).setHyperlink(link);
              row.createCell(1)
                  .setCellFormula("HYPERLINK(\"https://example.org/?mobile=13812345672\",\"查询\")");
              row.createCell(2).setCellFormula("IF(A1=1,\"甲13812345673\",\"无\")");
              sheet.getHeader().setCenter("乙13812345674");
              var helper = sheet.getDataValidationHelper();
              var hint =
                  helper.createValidation(
                      helper.createExplicitListConstraint(new String[] {"丙13812345675", "丁"}),
                      new CellRangeAddressList(0, 0, 0, 0));
              hint.createPromptBox("说明", "戊13812345676");
              sheet.addValidationData(hint);
              sheet
                  .createDrawingPatriarch()
                  .createTextbox(new HSSFClientAnchor())
                  .setString(new HSSFRichTextString("己13812345677"));
            });
    assertThat(persons(found))
        .containsExactlyInAnyOrder(
            "工作表“表”A1 里链接的地址 138****5671",
            "工作表“表”B1 里链接的地址 138****5672",
            "工作表“表”C1 的公式 138****5673",
            "工作表“表” 138****5674",
            "工作表“表” 138****5675",
            "工作表“表” 138****5676",
            "工作表“表” 138****5677");
  }

  @Test
  void tell_of_cells_that_are_white_or_of_a_format_of_nothing() throws IOException {
    var found =
        book(
            book -> {
              var row = book.createSheet("表").createRow(0);
              var nothing = book.createCellStyle();
              nothing.setDataFormat(book.createDataFormat().getFormat(";;;"));
              row.createCell(0).setCellValue(13812345678d);
              row.getCell(0).setCellStyle(nothing);
              var white = book.createCellStyle();
              var font = book.createFont();
              font.setColor((short) 9);
              white.setFont(font);
              row.createCell(1).setCellValue("藏起来的");
              row.getCell(1).setCellStyle(white);
            });
    assertThat(found)
        .filteredOn(f -> f.kind() == Kind.HIDDEN_TEXT)
        .extracting(f -> f.place().chinese())
        .containsExactly("工作表“表”的 A1", "工作表“表”的 B1");
    assertThat(persons(found)).containsExactly("工作表“表”的 A1 138****5678");
  }

  @Test
  void tell_of_links_of_slides_once() throws IOException {
    try (var show = new HSLFSlideShow();
        var out = new ByteArrayOutputStream()) {
      var box = show.createSlide().createTextBox();
      var run = box.setText("打电话");
      run.createHyperlink().setAddress("tel:13812345678");
      show.write(out);
      assertThat(persons(findings(out.toByteArray(), FileKind.PPT)))
          .containsExactly("链接的地址 138****5678");
    }
  }

  @Test
  void tell_of_macros_embedded_files_and_whatever_else_is_written_in_them() throws IOException {
    var plain = new ByteArrayOutputStream();
    try (var book = new HSSFWorkbook()) {
      book.createSheet("表").createRow(0).createCell(0).setCellValue("看得见");
      book.write(plain);
    }
    try (var container =
            new POIFSFileSystem(new java.io.ByteArrayInputStream(plain.toByteArray()));
        var out = new ByteArrayOutputStream()) {
      container
          .getRoot()
          .createDirectory("_VBA_PROJECT_CUR")
          .createDocument(
              "dir",
              new java.io.ByteArrayInputStream(
                  "' 张某 13812345678".getBytes(StandardCharsets.UTF_8)));
      container
          .getRoot()
          .createDirectory("MBD0001")
          .createDocument(
              "Contents",
              new java.io.ByteArrayInputStream(
                  "李某 13912345678".getBytes(StandardCharsets.UTF_16LE)));
      container.writeFilesystem(out);
      var found = findings(out.toByteArray(), FileKind.XLS);
      assertThat(found).extracting(FileFinding::kind).contains(Kind.MACRO, Kind.EMBEDDED_FILE);
      assertThat(persons(found))
          .containsExactlyInAnyOrder("文件内部的 dir 138****5678", "文件内部的 Contents 139****5678");
    }
  }
}
