package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of PDFs where somebody's number may stand, seen or not. */
class PdfPlacesTests {
  private final Inspection inspection = new Inspection(PictureText.none(), PersonalData.IN_TEXT);
  @TempDir Path folder;

  private interface Filling {
    void fill(PDDocument document, PDPage page) throws IOException;
  }

  private static byte[] pdf(Filling filling) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      filling.fill(document, page);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void write(PDDocument document, PDPage page, Object... placed) throws IOException {
    try (var content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      for (int i = 0; i < placed.length; i += 3) {
        content.beginText();
        content.newLineAtOffset((Integer) placed[i], (Integer) placed[i + 1]);
        content.showText((String) placed[i + 2]);
        content.endText();
      }
    }
  }

  private List<FileFinding> persons(byte[] bytes) throws IOException {
    return inspection
        .inspect(Files.write(folder.resolve("in"), bytes), FileKind.PDF)
        .findings()
        .stream()
        .filter(f -> f.kind() == Kind.PERSONAL_DATA)
        .toList();
  }

  private String cleaned(byte[] bytes) throws IOException {
    var out = folder.resolve("out");
    Files.deleteIfExists(out);
    assertThat(
            inspection.clean(Files.write(folder.resolve("in"), bytes), FileKind.PDF, out).written())
        .isTrue();
    return PlantedCheck.everything(Files.readAllBytes(out), FileKind.PDF);
  }

  @Test
  void numbers_in_cells_beside_and_under_each_other_do_not_run_into_one() throws IOException {
    var found =
        persons(
            pdf(
                (document, page) ->
                    write(
                        document,
                        page,
                        72,
                        700,
                        "2026",
                        150,
                        700,
                        "13812345671",
                        250,
                        700,
                        "13812345672",
                        72,
                        680,
                        "2027",
                        150,
                        680,
                        "110105194912",
                        150,
                        668,
                        "31002X",
                        250,
                        680,
                        "13812345673",
                        72,
                        650,
                        "2026-11-29",
                        72,
                        630,
                        "13812345674")));
    assertThat(found)
        .extracting(FileFinding::detail)
        .containsExactly("MOBILE", "MOBILE", "RESIDENT_ID", "MOBILE", "MOBILE");
  }
}
