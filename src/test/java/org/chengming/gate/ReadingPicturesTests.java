package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.chengming.files.FileKind;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Numbers written in pictures, where the program that reads them is installed. */
class ReadingPicturesTests {
  private static final String[] LINES = {"公示", "手机号码13912345678", "身份证11010519491231002X"};

  @TempDir Path folder;

  @BeforeEach
  void the_program_is_there() {
    assumeFalse(
        Tesseract.installed().isEmpty(), "tesseract with its language chi_sim is not installed");
  }

  @Test
  void are_found_in_a_picture_a_document_and_a_scan() throws Exception {
    try (var gate = new FileGate(settings())) {
      for (var kind : new FileKind[] {FileKind.PNG, FileKind.DOCX, FileKind.PDF}) {
        var file = Files.write(folder.resolve("file"), file(kind));
        assertFound(gate.ask(Ask.INSPECT, kind, file, folder.resolve("none")), kind);
      }
    }
  }

  private static void assertFound(Answer answer, FileKind kind) {
    assertThat(answer.trouble()).as(kind.name()).isNull();
    var report = answer.report();
    assertThat(report.picturesRead()).as(kind.name()).isTrue();
    assertThat(report.findings())
        .as(kind.name())
        .filteredOn(f -> f.kind() == FileFinding.Kind.PERSONAL_DATA)
        .extracting(FileFinding::detail)
        .contains(FindingKind.MOBILE.name(), FindingKind.RESIDENT_ID.name());
  }

  private static FileGateSettings settings() {
    return new FileGateSettings(
        Duration.ofMinutes(1),
        DataSize.ofMegabytes(640),
        DataSize.ofMegabytes(64),
        Duration.ofMinutes(1),
        1,
        Duration.ofMinutes(1),
        true,
        10);
  }

  private static byte[] file(FileKind kind) throws Exception {
    return switch (kind) {
      case DOCX -> document();
      case PDF -> scan();
      default -> png();
    };
  }

  private static byte[] png() throws Exception {
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture(), "png", out);
    return out.toByteArray();
  }

  private static byte[] document() throws Exception {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new ByteArrayInputStream(png()),
              Document.PICTURE_TYPE_PNG,
              "p.png",
              Units.toEMU(400),
              Units.toEMU(200));
      document.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] scan() throws Exception {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, picture()), 0, 300, 595, 298);
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  private static BufferedImage picture() throws Exception {
    var image = new BufferedImage(1000, 500, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1000, 500);
    graphics.setColor(Color.BLACK);
    try (var font =
        ReadingPicturesTests.class.getResourceAsStream("/fonts/NotoSerifSC-Subset.ttf")) {
      graphics.setFont(Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(40f));
    }
    for (int i = 0; i < LINES.length; i++) {
      graphics.drawString(LINES[i], 60, 120 + 100 * i);
    }
    graphics.dispose();
    return image;
  }
}
