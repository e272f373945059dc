package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.chengming.files.FileKind;
import org.chengming.gate.InspectionProgram.Answer;
import org.chengming.gate.InspectionProgram.Ask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Whatever a file is, the answer is clear, and the next file is looked into as if nothing was. */
class HostileFilesAtTheGateTests {
  private static final int ROWS =
      Integer.getInteger("chengming.planted", 54) > 54 ? 1_000_000 : 20_000;
  private static final FileGate GATE = new FileGate(settings(Duration.ofSeconds(120)));

  @TempDir Path folder;

  private static FileGateSettings settings(Duration time) {
    return new FileGateSettings(
        time,
        DataSize.ofMegabytes(640),
        DataSize.ofMegabytes(64),
        Duration.ofMinutes(1),
        1,
        Duration.ofMinutes(1),
        false,
        0);
  }

  @AfterAll
  static void stop() {
    GATE.close();
  }

  private Answer inspect(byte[] bytes, FileKind kind) throws IOException {
    return GATE.ask(
        Ask.INSPECT, kind, Files.write(folder.resolve("file"), bytes), folder.resolve("none"));
  }

  private static byte[] docx(String document, int filling) throws IOException {
    var file = new PlantedPackage();
    file.relate("", "officeDocument", "word/document.xml");
    file.part("word/document.xml", "application/xml", document);
    if (filling > 0) {
      file.bytes("word/media/image1.jpg", "", new byte[filling]);
    }
    return file.zip();
  }

  @Test
  void a_container_that_unpacks_without_end_is_too_large() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var zeros = new byte[1 << 20];
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      for (int i = 0; i < 210; i++) {
        zip.write(zeros);
      }
    }
    assertThat(inspect(out.toByteArray(), FileKind.DOCX).trouble())
        .isEqualTo(FileTrouble.TOO_LARGE);
    assertThat(inspect(docx("<a/>", 10), FileKind.DOCX).trouble()).isNull();
  }

  @Test
  void entities_and_endless_nesting_are_refused() throws IOException {
    var bomb =
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a>&b;&c;</a>";
    assertThat(inspect(docx(bomb, 0), FileKind.DOCX).trouble()).isEqualTo(FileTrouble.BROKEN);
    var deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);
    assertThat(inspect(docx(deep, 0), FileKind.DOCX).trouble())
        .isIn(FileTrouble.TOO_LARGE, FileTrouble.BROKEN, null);
    assertThat(inspect(docx("<a/>", 0), FileKind.DOCX).trouble()).isNull();
  }

  @Test
  void a_workbook_of_very_many_rows_is_cleaned_within_bounds() throws IOException {
    var rows = new StringBuilder();
    for (int i = 1; i <= ROWS; i++) {
      rows.append(
          "<row r=\"%d\"%s><c r=\"A%d\"><v>%d</v></c></row>"
              .formatted(i, i % 1000 == 0 ? " hidden=\"1\"" : "", i, 7_000_000L + i));
    }
    var file = new PlantedPackage();
    var s = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    file.part(
        "xl/worksheets/sheet1.xml",
        "application/xml",
        "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(s, rows));
    var id = file.relate("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml");
    file.part(
        "xl/workbook.xml",
        "application/xml",
        "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"%s\"/></sheets></workbook>"
            .formatted(s, PlantedPackage.OFFICE, id));
    file.relate("", "officeDocument", "xl/workbook.xml");
    var out = folder.resolve("out");
    var answer =
        GATE.ask(Ask.CLEAN, FileKind.XLSX, Files.write(folder.resolve("file"), file.zip()), out);
    assertThat(answer.trouble()).as(answer.note()).isNull();
    assertThat(PlantedCheck.everything(Files.readAllBytes(out), FileKind.XLSX))
        .contains(">7000001<", ">7000999<")
        .doesNotContain(">7001000<");
  }

  @Test
  void a_pdf_with_a_password_says_so() throws IOException {
    try (var document = Loader.loadPDF(PlantedPdf.pdf(5).bytes());
        var out = new ByteArrayOutputStream()) {
      document.protect(new StandardProtectionPolicy("a", "b", new AccessPermission()));
      document.save(out);
      assertThat(inspect(out.toByteArray(), FileKind.PDF).trouble())
          .isEqualTo(FileTrouble.ENCRYPTED);
    }
  }

  @Test
  void damaged_files_get_an_answer_each() throws IOException {
    var random = new Random(20141128);
    for (long seed = 0; seed < 18; seed++) {
      var planted = Planted.of(seed);
      var bytes = Arrays.copyOf(planted.bytes(), random.nextInt(planted.bytes().length));
      for (int i = 0; i < 5 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      var answer = inspect(bytes, planted.kind());
      assertThat(answer.trouble() != null || answer.report() != null).as("seed " + seed).isTrue();
    }
    assertThat(inspect("一行字".getBytes(StandardCharsets.UTF_8), FileKind.TEXT).report()).isNotNull();
  }

  @Test
  void one_that_takes_too_long_is_ended() throws IOException {
    try (var gate = new FileGate(settings(Duration.ofMillis(1)))) {
      var file = Files.write(folder.resolve("file"), PlantedPdf.pdf(5).bytes());
      var answer = gate.ask(Ask.INSPECT, FileKind.PDF, file, folder.resolve("none"));
      assertThat(answer.trouble()).isEqualTo(FileTrouble.TOO_LONG);
    }
  }
}
