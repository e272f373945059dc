package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen stays as it was, read by libraries that had no part in it. */
class RewritingFilesTests {
  private static final String PERSON = "身份证号 11010519491231002X，电话 13812345678";

  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private interface Filling {
    void fill(XSSFWorkbook book) throws IOException;
  }

  private byte[] clean(byte[] bytes, FileKind kind) throws IOException {
    var out = folder.resolve("out." + kind.extension());
    var answer = inspection.clean(Files.write(folder.resolve("in"), bytes), kind, out);
    assertThat(answer.written()).isTrue();
    return Files.readAllBytes(out);
  }

  private FileReport.Inspected report(byte[] bytes, FileKind kind) throws IOException {
    return inspection.inspect(Files.write(folder.resolve("in"), bytes), kind);
  }

  private static byte[] book(Filling filling) throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      filling.fill(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] withHiddenSheet() throws IOException {
    return book(
        book -> {
          var shown = book.createSheet("公开");
          var inner = book.createSheet("内部");
          inner.createRow(0).createCell(0).setCellValue(20.5);
          inner.createRow(1).createCell(0).setCellValue(PERSON);
          var last = book.createSheet("末表");
          last.createRow(0).createCell(0).setCellValue("还在");
          var row = shown.createRow(0);
          row.createCell(0).setCellFormula("内部!A1*2");
          row.createCell(1).setCellValue(4);
          row.createCell(2).setCellFormula("B1+1");
          row.createCell(3).setCellFormula("SUM(A1:C1)");
          book.setSheetHidden(1, true);
          book.setActiveSheet(2);
          book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
  }

  @Test
  void a_formula_that_reads_a_hidden_sheet_becomes_its_value_and_others_stay() throws IOException {
    var bytes = clean(withHiddenSheet(), FileKind.XLSX);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(2);
      assertThat(book.getActiveSheetIndex()).isEqualTo(1);
      var row = book.getSheet("公开").getRow(0);
      assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(41);
      assertThat(row.getCell(2).getCellFormula()).isEqualTo("B1+1");
      assertThat(row.getCell(3).getCellFormula()).isEqualTo("SUM(A1:C1)");
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(50);
      assertThat(book.getSheet("末表").getRow(0).getCell(0).getStringCellValue()).isEqualTo("还在");
    }
  }

  @Test
  void personal_data_is_told_of_where_it_stands_masked_and_whether_it_goes() throws IOException {
    var findings = report(withHiddenSheet(), FileKind.XLSX).findings();
    var personal = findings.stream().filter(f -> f.kind() == Kind.PERSONAL_DATA).toList();
    assertThat(personal)
        .extracting(FileFinding::detail)
        .containsExactlyInAnyOrder("RESIDENT_ID", "MOBILE");
    assertThat(personal).allMatch(FileFinding::removed);
    assertThat(personal).extracting(f -> f.place().chinese()).containsOnly("工作表“内部”");
    assertThat(findings)
        .extracting(FileFinding::excerpt)
        .noneMatch(e -> e.contains("13812345678") || e.contains("19491231"))
        .anyMatch(e -> e.contains("138****5678"));
  }

  @Test
  void a_value_nobody_computed_is_not_lost_in_silence() throws IOException {
    var bytes =
        book(
            book -> {
              book.createSheet("公开").createRow(0).createCell(0).setCellFormula("内部!A1");
              book.createSheet("内部").createRow(0).createCell(0).setCellValue(7);
              book.setSheetHidden(1, true);
            });
    assertThatThrownBy(() -> clean(bytes, FileKind.XLSX))
        .isInstanceOfSatisfying(
            Unopened.class, e -> assertThat(e.trouble()).isEqualTo(FileTrouble.VISIBLE_CHANGED));
  }

  @Test
  void a_merged_cell_that_begins_in_a_hidden_row_is_seen() throws IOException {
    var bytes =
        book(
            book -> {
              var sheet = book.createSheet("表");
              var hidden = sheet.createRow(0);
              hidden.createCell(0).setCellValue("跨行的标题");
              hidden.createCell(1).setCellValue("看不见的备注");
              hidden.setZeroHeight(true);
              sheet.createRow(1).createCell(1).setCellValue("看得见");
              sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 1, 0, 0));
            });
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(clean(bytes, FileKind.XLSX)))) {
      var row = book.getSheetAt(0).getRow(0);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("跨行的标题");
      assertThat(row.getCell(1)).isNull();
    }
  }

  @Test
  void what_a_layout_shows_may_stand_in_the_properties_too() throws IOException {
    var words = "试验印务有限公司";
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.getProperties().getExtendedProperties().getUnderlyingProperties().setCompany(words);
      var layout = show.getSlideMasters().getFirst().getSlideLayouts()[1];
      layout.createTextBox().setText("© 2006 " + words + "，电话13812345678");
      show.createSlide(layout);
      show.write(out);
      assertThat(PlantedCheck.everything(clean(out.toByteArray(), FileKind.PPTX), FileKind.PPTX))
          .contains(words)
          .doesNotContain("<Company>" + words);
      assertThat(report(out.toByteArray(), FileKind.PPTX).showsPersonalData()).isTrue();
    }
  }

  @Test
  void documents_and_shows_are_read_by_others_after_it() throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      document.getProperties().getCoreProperties().setCreator("写材料的人");
      document.createParagraph().createRun().setText("第一段");
      var run = document.createParagraph().createRun();
      run.setText("藏起来的");
      run.setVanish(true);
      document.write(out);
      try (var again =
          new XWPFDocument(new ByteArrayInputStream(clean(out.toByteArray(), FileKind.DOCX)))) {
        assertThat(again.getParagraphs().getFirst().getText()).isEqualTo("第一段");
        assertThat(again.getParagraphs().getLast().getText()).isEmpty();
        assertThat(again.getProperties().getCoreProperties().getCreator()).isNull();
      }
    }
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.createSlide().createTextBox().setText("公开的");
      show.createSlide().createTextBox().setText("不放的");
      show.getSlides().getLast().setHidden(true);
      show.write(out);
      try (var again =
          new XMLSlideShow(new ByteArrayInputStream(clean(out.toByteArray(), FileKind.PPTX)))) {
        assertThat(again.getSlides()).hasSize(1);
      }
    }
  }

  @Test
  void a_photograph_is_turned_as_its_camera_says_and_else_kept_to_the_bit() throws IOException {
    var turned = clean(PlantedPicture.jpeg(new Planted.Drawing(1), 6), FileKind.JPEG);
    var image = ImageIO.read(new ByteArrayInputStream(turned));
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(40, 60);
    assertThat(new Color(image.getRGB(35, 5)).getRed()).isGreaterThan(200);
    assertThat(new Color(image.getRGB(35, 5)).getBlue()).isLessThan(80);
    var plain = PlantedPicture.jpeg(new Planted.Drawing(1), 1);
    var before = ImageIO.read(new ByteArrayInputStream(plain));
    var after = ImageIO.read(new ByteArrayInputStream(clean(plain, FileKind.JPEG)));
    assertThat(after.getRGB(0, 0, 60, 40, null, 0, 60))
        .isEqualTo(before.getRGB(0, 0, 60, 40, null, 0, 60));
  }

  private static byte[] pdf(boolean covered) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        for (var line : List.of("Seen by all", covered ? "Zhangsan" : "Also seen")) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
          content.newLineAtOffset(72, line.startsWith("Seen") ? 700 : 600);
          content.showText(line);
          content.endText();
        }
        if (covered) {
          content.addRect(60, 590, 200, 30);
          content.fill();
        }
      }
      document.getDocumentInformation().setAuthor("Somebody of the office");
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void text_under_a_box_is_not_cleaned_but_sent_to_be_blacked_out() throws IOException {
    var report = report(pdf(true), FileKind.PDF);
    assertThat(report.noCopy()).isEqualTo(FileTrouble.COVERED_TEXT);
    assertThat(report.findings()).extracting(FileFinding::kind).contains(Kind.COVERED_TEXT);
    assertThatThrownBy(() -> clean(pdf(true), FileKind.PDF))
        .isInstanceOfSatisfying(
            Unopened.class, e -> assertThat(e.trouble()).isEqualTo(FileTrouble.COVERED_TEXT));
  }

  @Test
  void a_page_that_hides_nothing_stays_text() throws IOException {
    try (var document = Loader.loadPDF(clean(pdf(false), FileKind.PDF))) {
      assertThat(new PDFTextStripper().getText(document)).contains("Seen by all", "Also seen");
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  @Test
  void an_old_workbook_is_looked_into_but_to_be_converted_first() throws IOException {
    try (Workbook book = new HSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      book.createSheet("公开").createRow(0).createCell(0).setCellValue("一");
      book.createSheet("内部").createRow(0).createCell(0).setCellValue(PERSON);
      book.setSheetHidden(1, true);
      book.write(out);
      var report = report(out.toByteArray(), FileKind.XLS);
      assertThat(report.findings())
          .extracting(FileFinding::kind)
          .contains(Kind.HIDDEN_SHEET, Kind.PERSONAL_DATA);
      assertThat(report.noCopy()).isEqualTo(FileTrouble.CONVERT_FIRST);
    }
  }
}
