package org.chengming.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chengming.files.FileKind;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class RefusingToBlackOutTests {
  @TempDir Path folder;

  @Test
  void what_has_a_password_or_limits_what_may_be_done() throws IOException {
    for (var password : new String[] {"secret", ""}) {
      var in = folder.resolve("in.pdf");
      try (var document = new PDDocument()) {
        document.addPage(new PDPage());
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        document.save(in.toFile());
      }
      refused(in, "ENCRYPTED");
    }
  }

  @Test
  void ten_thousand_pages_and_none() throws IOException {
    var in = folder.resolve("in.pdf");
    try (var document = new PDDocument()) {
      document.save(in.toFile());
      refused(in, "NO_PAGES");
      for (int i = 0; i < 10_000; i++) {
        document.addPage(new PDPage());
      }
      document.save(in.toFile());
    }
    refused(in, "TOO_MANY_PAGES");
  }

  @Test
  void a_page_as_large_as_a_house() throws IOException {
    var in = folder.resolve("in.pdf");
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.addPage(new PDPage(new PDRectangle(14_400, 14_400)));
      document.save(in.toFile());
    }
    refused(in, "TOO_LARGE on page 2");
  }

  @Test
  void what_is_broken_or_no_pdf() throws IOException {
    var in = folder.resolve("in.pdf");
    for (var content : new String[] {"", "%PDF-1.7", "%PDF-1.7\n1 0 obj <<", "GIF89a"}) {
      Files.writeString(in, content);
      refused(in, "BROKEN");
    }
  }

  @Test
  void a_picture_nobody_here_can_draw() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> {
              var image =
                  new PDImageXObject(
                      new PDDocument(),
                      new ByteArrayInputStream(new byte[20]),
                      COSName.JPX_DECODE,
                      10,
                      10,
                      8,
                      PDDeviceRGB.INSTANCE);
              content.drawImage(image, 10, 10);
            });
    try (var pdf = new PdfRedaction(in)) {
      assertThatThrownBy(() -> pdf.look(List.of())).hasMessage("PICTURE_UNKNOWN on page 1");
    }
  }

  @Test
  void what_is_written_in_a_font_nobody_here_has() throws IOException {
    var in =
        Papers.of(
            folder.resolve("in.pdf"),
            (content, page) -> Papers.chinese(content, page, 72, 700, "王小明ߐ"));
    try (var pdf = new PdfRedaction(in)) {
      assertThat(pdf.look(List.of()).pages()).noneMatch(Look.Page::drawable);
      assertThatThrownBy(
              () -> pdf.redact(new Redaction(List.of("王"), List.of()), folder.resolve("out.pdf")))
          .hasMessage("FONT_UNKNOWN on page 1");
    }
  }

  /** The whole way, in the bounded child: what it cannot bear it is ended for, and says so. */
  @Test
  void what_unpacks_without_end_while_the_server_goes_on() throws IOException {
    var bomb = folder.resolve("bomb.pdf");
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      var stream = new PDStream(document);
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        var block = "q 1 0 0 1 0 0 cm\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 1_600; i++) {
          out.write(block);
        }
      }
      page.setContents(stream);
      document.save(bomb.toFile());
    }
    var redactor =
        new Redactor(
            new RedactionSettings(
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(96),
                DataSize.ofMegabytes(80),
                1,
                Duration.ofSeconds(30)));
    assertThatThrownBy(() -> redactor.look(bomb, FileKind.PDF, List.of()))
        .isInstanceOf(Refused.class);

    var good =
        Papers.of(
            folder.resolve("good.pdf"),
            (content, page) -> Papers.text(content, 72, 700, "number 4711"));
    try (var redacted =
        redactor.redact(good, FileKind.PDF, new Redaction(List.of("4711"), List.of()))) {
      assertThat(redacted.proof().pages()).containsExactly(new Proof.Page(1, 1, 4));
      assertThat(redacted.proof().inputSha256()).hasSize(64);
      assertThat(redacted.out()).isNotEmptyFile();
    }
  }

  @Test
  void a_word_without_a_letter() {
    assertThatThrownBy(() -> new Redaction(List.of(" -"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Redaction.searchable("张")).isTrue();
  }

  private static void refused(Path in, String why) {
    assertThatThrownBy(() -> new PdfRedaction(in).close()).hasMessageStartingWith(why);
  }
}
