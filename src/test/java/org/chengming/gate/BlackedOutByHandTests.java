package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.ShapeTypes;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Confidence;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that somebody made black or laid something black over, in Office files. */
class BlackedOutByHandTests {
  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private List<FileFinding> covered(byte[] bytes, FileKind kind) throws IOException {
    return inspection.inspect(Files.write(folder.resolve("in"), bytes), kind).findings().stream()
        .filter(f -> f.kind() == Kind.COVERED_TEXT || f.kind() == Kind.HIDDEN_TEXT)
        .toList();
  }

  @Test
  void is_told_of_under_a_black_shape_of_a_slide_and_not_over_one() throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      var slide = show.createSlide();
      for (int top : new int[] {50, 200}) {
        // The first lies over words, the second has words over it.
        var words = top == 50 ? slide.createTextBox() : null;
        var bar = slide.createAutoShape();
        bar.setAnchor(new Rectangle(60, top, 100, 20));
        bar.setFillColor(Color.BLACK);
        words = words == null ? slide.createTextBox() : words;
        words.setAnchor(new Rectangle(50, top, 300, 40));
        words.setText("张某某的住处");
      }
      show.write(out);
      assertThat(covered(out.toByteArray(), FileKind.PPTX))
          .singleElement()
          .matches(f -> f.confidence() == Confidence.MEDIUM);
    }
  }

  @Test
  void is_told_of_as_unsure_where_a_black_shape_lies_on_a_sheet() throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      var drawing = book.createSheet("表").createDrawingPatriarch();
      for (var colour : List.of(Color.BLACK, Color.YELLOW)) {
        var bar = drawing.createSimpleShape(new XSSFClientAnchor(0, 0, 0, 0, 0, 0, 1, 1));
        bar.setShapeType(ShapeTypes.RECT);
        bar.setFillColor(colour.getRed(), colour.getGreen(), colour.getBlue());
      }
      book.write(out);
      assertThat(covered(out.toByteArray(), FileKind.XLSX))
          .singleElement()
          .matches(f -> f.confidence() == Confidence.LOW);
    }
  }

  @Test
  void is_told_of_in_a_black_cell_of_a_document() throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      for (var colour : List.of("000000", "auto")) {
        var cell = document.createTable(1, 1).getRow(0).getCell(0);
        cell.setColor("000000");
        var run = cell.getParagraphs().getFirst().createRun();
        run.setText("涂黑的人名");
        run.setColor(colour);
      }
      document.write(out);
      assertThat(covered(out.toByteArray(), FileKind.DOCX))
          .as("what has no colour of its own is white on black")
          .singleElement()
          .matches(FileFinding::removed);
    }
  }
}
