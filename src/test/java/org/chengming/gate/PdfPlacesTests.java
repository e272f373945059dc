package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
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
  void a_number_one_figure_to_a_cell_is_one_number() throws IOException {
    var found =
        persons(
            pdf(
                (document, page) -> {
                  var number = "11010519491231002X";
                  for (int i = 0; i < number.length(); i++) {
                    write(document, page, 40 + 28 * i, 700, number.substring(i, i + 1));
                  }
                }));
    assertThat(found).singleElement().matches(f -> f.detail().equals("RESIDENT_ID"));
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

  @Test
  void numbers_that_are_read_aloud_or_name_a_place_are_told_of_and_masked() throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              write(document, page, 72, 700, "seen");
              var root = document.getDocumentCatalog().getCOSObject();
              var figure = new COSDictionary();
              figure.setName(COSName.S, "Figure");
              figure.setString(COSName.ALT, "张某13812345671");
              var tree = new COSDictionary();
              tree.setItem(COSName.K, figure);
              root.setItem(COSName.STRUCT_TREE_ROOT, tree);
              var label = new COSDictionary();
              label.setString(COSName.P, "李某13812345672 ");
              var labels = new COSDictionary();
              var first = new COSArray();
              first.add(COSInteger.ZERO);
              first.add(label);
              labels.setItem(COSName.NUMS, first);
              root.setItem(COSName.PAGE_LABELS, labels);
            });
    assertThat(persons(bytes))
        .hasSize(2)
        .allMatch(FileFinding::removed)
        .allMatch(f -> f.place().chinese().contains("看不见的说明"));
    assertThat(cleaned(bytes)).doesNotContain("1381234567").contains("138****5671", "seen");
  }

  @Test
  void numbers_that_are_copied_instead_of_what_is_seen_are_told_of_and_gone() throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              try (var content = new PDPageContentStream(document, page)) {
                var said = new COSDictionary();
                said.setString(COSName.ACTUAL_TEXT, "Tel 13812345678");
                content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(said));
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("seen");
                content.endText();
                content.endMarkedContent();
              }
            });
    assertThat(persons(bytes)).isNotEmpty().allMatch(FileFinding::removed);
    assertThat(cleaned(bytes)).doesNotContain("13812345678");
  }

  @Test
  void files_that_belong_to_a_page_or_a_remark_are_told_of_with_whose_numbers_they_hold()
      throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              write(document, page, 72, 700, "seen");
              for (var number : List.of("13812345671", "13812345672")) {
                var file = new COSDictionary();
                var streams = new COSDictionary();
                var stream = document.getDocument().createCOSStream();
                try (var out = stream.createOutputStream()) {
                  out.write(("Tel " + number).getBytes(StandardCharsets.UTF_8));
                }
                streams.setItem(COSName.F, stream);
                file.setItem(COSName.EF, streams);
                if (number.endsWith("1")) {
                  page.getResources().getCOSObject().setItem(COSName.getPDFName("AF"), file);
                } else {
                  var remark = new PDAnnotationFileAttachment();
                  remark.getCOSObject().setItem(COSName.FS, file);
                  remark.setRectangle(new PDRectangle(10, 10, 10, 10));
                  page.getAnnotations().add(remark);
                }
              }
            });
    assertThat(persons(bytes)).hasSize(2).allMatch(FileFinding::removed);
    assertThat(cleaned(bytes)).doesNotContain("1381234567").contains("seen");
  }

  @Test
  void a_bar_over_a_scan_hides_nothing_and_is_told_of() throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              var scan = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
              scan.createGraphics().fillRect(0, 0, 60, 80);
              try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0, 595, 842);
                content.addRect(100, 500, 200, 20);
                content.fill();
                content.addRect(50, 300, 400, 2);
                content.fill();
              }
            });
    var report = inspection.inspect(Files.write(folder.resolve("in"), bytes), FileKind.PDF);
    assertThat(report.findings())
        .filteredOn(f -> f.kind() == Kind.COVERED_TEXT)
        .as("the rule is no bar")
        .hasSize(1);
    assertThat(report.noCopy()).isEqualTo(FileTrouble.COVERED_TEXT);
  }

  @Test
  void what_no_page_paints_is_told_of_and_gone() throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              write(document, page, 72, 700, "seen");
              var left = new PDFormXObject(document);
              left.setBBox(new PDRectangle(0, 0, 200, 200));
              try (var out = left.getStream().createOutputStream()) {
                out.write("BT /F 12 Tf (Tel 13812345678) Tj ET".getBytes(StandardCharsets.UTF_8));
              }
              page.getResources().put(COSName.getPDFName("Left"), left);
              var used = new PDFormXObject(document);
              used.setBBox(new PDRectangle(0, 0, 200, 200));
              try (var out = used.getStream().createOutputStream();
                  var content =
                      new PDPageContentStream(
                          document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                out.write("0 0 9 9 re f %used".getBytes(StandardCharsets.UTF_8));
                content.drawForm(used);
              }
            });
    assertThat(persons(bytes)).singleElement().matches(FileFinding::removed);
    assertThat(cleaned(bytes)).doesNotContain("13812345678").contains("seen", "%used");
  }

  @Test
  void figures_painted_in_another_order_are_read_as_they_stand() throws IOException {
    var bytes =
        pdf(
            (document, page) -> {
              for (int i = 10; i >= 0; i--) {
                write(document, page, 72 + 7 * i, 700, "13812345678".substring(i, i + 1));
              }
            });
    assertThat(persons(bytes)).hasSize(1);
  }
}
