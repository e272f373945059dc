package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.chengming.letters.LetterPress;
import org.chengming.letters.OfficialLetter;
import org.chengming.testing.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the house writes as PDF, DOCX and OFD, read by what the house reads attachments with. */
@ServerTest
class ReadingALetterBackTests {
  private static final OfficialLetter LETTER =
      new OfficialLetter(
          "样例市样例区人民政府办公室",
          "样公复〔2026〕18号",
          "政府信息公开申请答复书",
          "张某某",
          List.of(
              "我机关于2026年11月2日收到您提出的申请（编号014000001-2026-00018）。<b>&amp;]]>{{x}}",
              "经审查，您申请的政府信息可以公开，现向您提供。".repeat(40),
              "特此答复。"),
          List.of("民生项目资金安排表", "说明"),
          "样例市样例区人民政府办公室",
          LocalDate.of(2026, 11, 27));

  @Autowired LetterPress press;
  @Autowired FileStore files;
  @TempDir Path folder;

  /** Setting a page takes a process of its own, so the tests share one. */
  private static byte @Nullable [] ofd;

  private byte[] ofd() {
    if (ofd == null) {
      ofd = press.ofd(LETTER);
    }
    return ofd;
  }

  @Test
  void finds_the_same_text_in_all_three() throws Exception {
    var pdf = read(press.pdf(LETTER), FileKind.PDF);
    assertThat(pdf)
        .startsWith("样例市样例区人民政府办公室样公复〔2026〕18号政府信息公开申请答复书张某某：我机关于")
        .contains("<b>&amp;]]>{{x}}经审查")
        .endsWith("附件：1．民生项目资金安排表2．说明样例市样例区人民政府办公室2026年11月27日");
    // of a DOCX the reader tells the title of its properties too, before the text
    assertThat(read(press.docx(LETTER), FileKind.DOCX)).isEqualTo(LETTER.title() + pdf);
    assertThat(read(ofd(), FileKind.OFD)).isEqualTo(pdf);
  }

  @Test
  void knows_each_for_what_it_is() throws Exception {
    assertThat(kind(press.docx(LETTER), "答复.docx")).isEqualTo(FileKind.DOCX);
    assertThat(kind(ofd(), "答复.ofd")).isEqualTo(FileKind.OFD);
  }

  @Test
  void finds_the_measures_of_the_standard_in_the_docx() throws Exception {
    var bytes = press.docx(LETTER);
    Files.write(Files.createDirectories(Path.of("target/printed")).resolve("letter.docx"), bytes);
    try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      var wrong = new ArrayList<XmlError>();
      docx.getDocument().validate(new XmlOptions().setErrorListener(wrong));
      assertThat(wrong).as("against the schema of OOXML").isEmpty();
      var section = docx.getDocument().getBody().getSectPr();
      assertThat(List.of(section.getPgSz().getW(), section.getPgSz().getH()))
          .hasToString("[11906, 16838]");
      var margins = section.getPgMar();
      assertThat(
              List.of(margins.getTop(), margins.getRight(), margins.getBottom(), margins.getLeft()))
          .hasToString("[2098, 1474, 1984, 1587]");
      var text = docx.getParagraphs().get(3).getRuns().getFirst();
      assertThat(text.text()).startsWith("我机关于");
      assertThat(text.getFontFamily()).isEqualTo("仿宋");
      assertThat(text.getFontSizeAsDouble()).isEqualTo(16);
      assertThat(docx.getHeaderFooterPolicy().getFirstPageHeader().getText())
          .contains("样例市样例区人民政府办公室");
      assertThat(docx.getHeaderFooterPolicy().getFirstPageFooter().getText()).isBlank();
      assertThat(docx.getHeaderFooterPolicy().getEvenPageFooter().getText()).contains("—");
    }
  }

  /** Every part well-formed, every place the standard's root names there, its fonts whole. */
  @Test
  void finds_an_ofd_that_hangs_together() throws Exception {
    var bytes = ofd();
    Files.write(Files.createDirectories(Path.of("target/printed")).resolve("letter.ofd"), bytes);
    var names = new ArrayList<String>();
    var characters = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        var part = zip.readAllBytes();
        if (entry.getName().endsWith(".xml")) {
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(part));
        } else {
          try (var font = new TTFParser().parse(new RandomAccessReadBuffer(part))) {
            characters += font.getUnicodeCmapLookup().getGlyphId('答') > 0 ? 1 : 0;
          }
        }
      }
    }
    assertThat(names)
        .contains("OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml")
        .contains("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml");
    assertThat(characters).as("fonts that can write it").isEqualTo(1);
    assertThat(bytes.length).isLessThan(200_000);
  }

  private String read(byte[] bytes, FileKind kind) throws Exception {
    var file = Files.write(folder.resolve("letter." + kind.extension()), bytes);
    return FileText.read(file, kind, 100_000).replaceAll("— \\d+ —", "").replaceAll("\\s", "");
  }

  private FileKind kind(byte[] bytes, String name) {
    return files.store(new ByteArrayInputStream(bytes), name).kind();
  }
}
