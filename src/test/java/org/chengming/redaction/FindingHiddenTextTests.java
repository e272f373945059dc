package org.chengming.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.redaction.HiddenText.How;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingHiddenTextTests {
  @TempDir Path folder;

  @Test
  void tells_of_text_under_a_black_box() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              Papers.text(content, 72, 700, "name");
              Papers.text(content, 120, 700, "Zhangsan");
              content.addRect(118, 695, 100, 20);
              content.fill();
            });
    assertThat(hidden).hasSize(1);
    assertThat(hidden.getFirst().how()).isEqualTo(How.COVERED);
    assertThat(hidden.getFirst().text()).isEqualTo("Zhangsan");
  }

  @Test
  void tells_of_black_text_on_a_black_box() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              content.addRect(118, 695, 100, 20);
              content.fill();
              Papers.text(content, 120, 700, "Zhangsan");
            });
    assertThat(hidden).extracting(HiddenText::how).containsExactly(How.SAME_COLOUR);
  }

  @Test
  void tells_of_white_text_on_white() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              content.setNonStrokingColor(1f);
              Papers.text(content, 120, 700, "Zhangsan");
            });
    assertThat(hidden).extracting(HiddenText::how).containsExactly(How.SAME_COLOUR);
  }

  @Test
  void tells_of_text_that_is_not_painted_or_lies_beside_the_page() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              content.setRenderingMode(RenderingMode.NEITHER);
              Papers.text(content, 120, 700, "unpainted");
              content.setRenderingMode(RenderingMode.FILL);
              Papers.text(content, 700, 700, "beside");
            });
    assertThat(hidden).extracting(HiddenText::how).containsExactly(How.INVISIBLE, How.OUTSIDE);
  }

  @Test
  void tells_of_text_under_a_thick_stroke() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              Papers.text(content, 120, 700, "Zhangsan");
              content.setLineWidth(20);
              content.moveTo(110, 705);
              content.lineTo(220, 705);
              content.stroke();
            });
    assertThat(hidden).extracting(HiddenText::how).containsExactly(How.COVERED);
  }

  @Test
  void is_silent_about_text_that_is_seen() throws IOException {
    var hidden =
        hidden(
            (content, page) -> {
              content.setNonStrokingColor(0.8f);
              content.addRect(100, 680, 300, 50);
              content.fill();
              content.setNonStrokingColor(0f);
              Papers.text(content, 120, 700, "in a grey box");
              content.addRect(100, 690, 300, 3);
              content.fill();
            });
    assertThat(hidden).isEmpty();
  }

  /**
   * Files with which another project tests its redactions; skipped where the data folder does not
   * hold them. They are read in place and not part of this project.
   */
  @Test
  void and_blacking_out_hold_for_files_of_others() throws IOException {
    var data =
        Path.of(Optional.ofNullable(System.getenv("CHENGMING_DATA")).orElse("../shared/data"));
    var archive = data.resolve("26_foi_mail_and_redaction/froide_testdata.tar.gz");
    assumeTrue(Files.exists(archive), "no redaction files under " + data);
    int seen = 0;
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith(".pdf")) {
          seen++;
          redactAWord(Files.write(folder.resolve("in.pdf"), tar.readAllBytes()), entry.getName());
        }
      }
    }
    assertThat(seen).isGreaterThanOrEqualTo(5);
  }

  private void redactAWord(Path in, String name) throws IOException {
    var out = folder.resolve("out.pdf");
    try (var document = Loader.loadPDF(in.toFile());
        var pdf = new PdfRedaction(in)) {
      var text = new PDFTextStripper().getText(document);
      var word =
          text.lines()
              .flatMap(l -> Arrays.stream(l.split("\\W+")))
              .filter(w -> w.length() > 3)
              .findFirst();
      if (word.isEmpty()) {
        return;
      }
      var done = pdf.redact(new Redaction(List.of(word.get()), List.of()), out);
      assertThat(done.areas()).as(name).isNotEmpty();
      assertThat(new Reextraction(out, done, List.of(word.get())).prove().areas())
          .as(name)
          .isPositive();
    }
  }

  private List<HiddenText> hidden(Papers.Painting painting) throws IOException {
    try (var pdf = new PdfRedaction(Papers.of(folder.resolve("in.pdf"), painting))) {
      return pdf.look(List.of()).hidden();
    }
  }
}
