package org.chengming.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PrintingALetterTests {
  private static final double MM = 72 / 25.4;
  @Autowired LetterPress press;

  @Test
  void says_all_of_it_in_fonts_of_its_own() throws IOException {
    var letter = letter(answer().paragraphs(), List.of("民生项目资金安排表", "说明"));
    var bytes = press.pdf(letter);
    keep("answer", bytes);
    try (var pdf = Loader.loadPDF(bytes)) {
      assertThat(plain(text(pdf)))
          .isEqualTo(
              plain(
                  "样例市样例区人民政府办公室样公复〔2026〕18号"
                      + letter.title()
                      + "张某某："
                      + String.join("", letter.paragraphs())
                      + "附件：1．民生项目资金安排表2．说明样例市样例区人民政府办公室2026年11月27日"));
      var page = pdf.getPage(0).getMediaBox();
      assertThat(page.getWidth() / MM).isCloseTo(210, within(0.1));
      assertThat(page.getHeight() / MM).isCloseTo(297, within(0.1));
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        var font = pdf.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
      }
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(letter.title());
    }
  }

  @Test
  void stands_where_the_standard_puts_it() throws IOException {
    try (var pdf = Loader.loadPDF(press.pdf(letter(answer().paragraphs(), List.of())))) {
      var image = new PDFRenderer(pdf).renderImageWithDPI(0, 254);
      ImageIO.write(image, "png", folder().resolve("answer.png").toFile());
      var red = rows(image, PrintingALetterTests::red);
      // The name of the organ begins 30 mm below the top edge, 4 mm above the first double line.
      assertThat(red.getFirst()[0] / 10.0).isCloseTo(30, within(0.6));
      var head = red.get(1);
      assertThat((head[0] - red.getFirst()[1]) / 10.0).isCloseTo(4, within(0.8));
      assertThat(297 - red.getLast()[1] / 10.0).isCloseTo(20, within(0.6));
      assertThat(width(image, head[0] + 2) / 10.0).isCloseTo(170, within(0.5));
      assertThat(left(image, head[0] + 2) / 10.0).isCloseTo(20, within(0.5));
      assertThat(width(image, red.getLast()[1] - 1) / 10.0).isCloseTo(170, within(0.5));
      // thick over thin at the head, thin over thick at the foot
      assertThat(thickness(image, head[0]))
          .isGreaterThan(thicknessAbove(image, red.getLast()[1], 12));
      var glyphs = glyphs(pdf, 1);
      for (var glyph : glyphs) {
        assertThat(glyph.getXDirAdj() / MM).isGreaterThan(27.9);
        assertThat((glyph.getXDirAdj() + glyph.getWidthDirAdj()) / MM).isLessThan(184.3);
      }
      var number = line(glyphs, "样公复〔2026〕18号");
      assertThat((number.getLast().getXDirAdj() + number.getLast().getWidthDirAdj()) / MM)
          .isCloseTo(184, within(0.4));
      var last = glyphs(pdf, pdf.getNumberOfPages());
      assertThat(line(last, "如有疑问")).as("beside the signature").isNotEmpty();
      var day = line(last, "2026年11月27日");
      assertThat(184 - (day.getLast().getXDirAdj() + day.getLast().getWidthDirAdj()) / MM)
          .isCloseTo(4 * 16 / MM, within(2.0));
    }
  }

  @Test
  void sets_22_lines_of_28_characters_and_numbers_later_pages() throws IOException {
    var paragraphs = Stream.generate(() -> "公开".repeat(135)).limit(5).toList();
    var bytes = press.pdf(letter(paragraphs, List.of()));
    keep("long", bytes);
    try (var pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(3);
      assertThat(text(pdf, 1)).doesNotContain("—");
      assertThat(text(pdf, 2)).contains("— 2 —");
      assertThat(text(pdf, 3)).contains("— 3 —");
      var lines = text(pdf, 2).lines().filter(l -> !l.contains("—")).toList();
      assertThat(lines).hasSize(22);
      assertThat(lines).filteredOn(l -> l.strip().length() == 28).hasSizeGreaterThan(15);
      assertThat(lines).allMatch(l -> l.strip().length() <= 28);
      var even = line(glyphs(pdf, 2), "— 2 —");
      assertThat(even.getFirst().getXDirAdj() / MM).isCloseTo(28 + 14 / MM, within(1.0));
      assertThat(even.getFirst().getYDirAdj() / MM).isBetween(262.0, 275.0);
      var odd = line(glyphs(pdf, 3), "— 3 —").getLast();
      assertThat((odd.getXDirAdj() + odd.getWidthDirAdj()) / MM)
          .isCloseTo(184 - 14 / MM, within(1.0));
    }
  }

  @Test
  void is_not_harmed_by_what_people_type() throws Exception {
    var hostile =
        List.of(
            "<script>alert(1)</script>&lt;b&gt;]]>{{placeholder}}",
            "x".repeat(10_000),
            "😀👨‍👩‍👧 龘 \u202eevil\u202c العربية \u0000\uffff\ud800",
            "<style>p{display:none}</style><img src=\"file:///etc/passwd\">");
    var letter =
        new OfficialLetter(
            "样".repeat(60),
            "〔2026〕\u202e8号",
            "题".repeat(80),
            "a".repeat(300),
            hostile,
            List.of("附".repeat(200), "<b>"),
            "签".repeat(60),
            LocalDate.of(2026, 11, 27));
    var bytes = press.pdf(letter);
    keep("hostile", bytes);
    try (var pdf = Loader.loadPDF(bytes)) {
      var text = plain(text(pdf));
      assertThat(text)
          .contains("<script>alert(1)</script>&lt;b&gt;]]>{{placeholder}}")
          .contains("<style>p{display:none}</style><imgsrc=\"file:///etc/passwd\">")
          .contains("x".repeat(100))
          .doesNotContain("root:");
      try (var docx = new XWPFDocument(new ByteArrayInputStream(press.docx(letter)))) {
        assertThat(docx.getParagraphs())
            .extracting(XWPFParagraph::getText)
            .contains("x".repeat(10_000), hostile.getLast(), "😀👨👩👧 龘 evil العربية");
      }
      assertThat(plain(letters(LetterOfd.of(letter, bytes)))).isEqualTo(text);
      assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(10_000);
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        for (var glyph : glyphs(pdf, page)) {
          assertThat((glyph.getXDirAdj() + glyph.getWidthDirAdj()) / MM).isLessThan(190);
        }
      }
    }
  }

  private static LetterText answer() {
    var template = ShippedTemplates.read().find("ANSWER_1B");
    return template.fill(TheWordsOfLettersTests.samples("ANSWER_1B"));
  }

  static OfficialLetter letter(List<String> paragraphs, List<String> attachments) {
    return new OfficialLetter(
        "样例市样例区人民政府办公室",
        "样公复〔2026〕18号",
        "政府信息公开申请答复书",
        "张某某",
        paragraphs,
        attachments,
        "样例市样例区人民政府办公室",
        LocalDate.of(2026, 11, 27));
  }

  /** All characters of an OFD. */
  private static String letters(byte[] ofd) throws Exception {
    var all = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith("Content.xml")) {
          var codes =
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(new ByteArrayInputStream(zip.readAllBytes()))
                  .getElementsByTagName("ofd:TextCode");
          for (int i = 0; i < codes.getLength(); i++) {
            all.append(codes.item(i).getTextContent()).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static String plain(String text) {
    return text.replaceAll("— \\d+ —", "").replaceAll("\\s", "");
  }

  private static List<TextPosition> glyphs(PDDocument pdf, int page) throws IOException {
    var glyphs = new ArrayList<TextPosition>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            glyphs.add(text);
          }
        };
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.getText(pdf);
    return glyphs;
  }

  /** The glyphs that say it, the last time it is said. */
  private static List<TextPosition> line(List<TextPosition> glyphs, String words) {
    var all = new StringBuilder();
    glyphs.forEach(g -> all.append(g.getUnicode()));
    var at = all.lastIndexOf(words);
    assertThat(at).as("%s in %s", words, all).isNotNegative();
    return glyphs.subList(at, at + words.length());
  }

  private interface Colour {
    boolean is(int rgb);
  }

  private static boolean red(int rgb) {
    return (rgb >> 16 & 255) > 150 && (rgb >> 8 & 255) < 110 && (rgb & 255) < 110;
  }

  /** First and last row of each band that has the colour, in tenths of a millimetre. */
  private static List<int[]> rows(BufferedImage image, Colour colour) {
    var bands = new ArrayList<int[]>();
    for (int y = 0; y < image.getHeight(); y++) {
      if (has(image, y, colour)) {
        if (bands.isEmpty() || y - bands.getLast()[1] > 15) {
          bands.add(new int[] {y, y});
        }
        bands.getLast()[1] = y;
      }
    }
    return bands;
  }

  private static boolean has(BufferedImage image, int y, Colour colour) {
    for (int x = 0; x < image.getWidth(); x++) {
      if (colour.is(image.getRGB(x, y))) {
        return true;
      }
    }
    return false;
  }

  private static int left(BufferedImage image, int y) {
    int x = 0;
    while (!red(image.getRGB(x, y))) {
      x++;
    }
    return x;
  }

  private static int width(BufferedImage image, int y) {
    int x = image.getWidth() - 1;
    while (!red(image.getRGB(x, y))) {
      x--;
    }
    return x - left(image, y);
  }

  private static int thickness(BufferedImage image, int from) {
    int y = from;
    while (red(image.getRGB(1050, y))) {
      y++;
    }
    return y - from;
  }

  private static int thicknessAbove(BufferedImage image, int last, int height) {
    int y = last - height;
    while (!red(image.getRGB(1050, y))) {
      y++;
    }
    return thickness(image, y);
  }

  private static Path folder() throws IOException {
    return Files.createDirectories(Path.of("target/printed"));
  }

  /** Beside the test reports, to be looked at. */
  private static void keep(String name, byte[] pdf) throws IOException {
    Files.write(folder().resolve("letter-" + name + ".pdf"), pdf);
  }
}
