package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.DOCUMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.files.FileStore;
import org.chengming.publishing.DocumentPrinter.Printed;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class PrintingADocumentTests {
  private static final String TABLE =
      "<table><thead><tr><th>项目</th><th>预算数（万元）</th></tr></thead><tbody>"
          + "<tr><td>一般公共服务</td><td>1,234.56</td></tr>".repeat(60)
          + "</tbody></table>";
  private static final String BODY =
      "<p>各科室、各直属单位：</p><p>为深入贯彻落实《中华人民共和国政府信息公开条例》，进一步做好政务公开工作，现将有关事项通知如下。</p>"
          + "<h2>一、总体要求</h2><p>坚持以<strong>公开为常态、不公开为例外</strong>，推进决策公开、执行公开、管理公开、服务公开、结果公开。"
              .repeat(1)
          + "</p><h3>（一）基本原则</h3><ol><li>依法依规。</li><li>便民利民。</li></ol>"
          + "<p>各单位要结合实际，认真组织实施。联系电话：0454-1234567。</p>".repeat(30)
          + TABLE
          + "<h2>二、附则</h2><p>本通知自印发之日起施行。见 <a href=\"https://example.org/a\">说明</a>。</p>";

  @Autowired DocumentPrinter printer;
  @Autowired FileStore files;
  @Autowired DSLContext db;

  @Value("${chengming.data}")
  Path data;

  @Test
  void prints_the_text_whole_with_title_number_and_index_number() throws IOException {
    var printed = printed("关于进一步做好政务公开工作的通知", BODY);
    var bytes = print(printed);
    keep("notice", bytes);
    try (var pdf = Loader.loadPDF(bytes)) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      var text =
          stripper
              .getText(pdf)
              .replaceAll("— \\d+ —", "")
              .replaceAll("(?m)^[12]\\. ?", "")
              .replaceAll("\\s", "");
      assertThat(text)
          .contains(Jsoup.parse(BODY).body().wholeText().replaceAll("\\s", "").substring(0, 300));
      assertThat(count(text, "一般公共服务")).isEqualTo(60);
      assertThat(count(text, "认真组织实施")).isEqualTo(30);
      assertThat(text).startsWith("佳木斯市前进区人民政府办公室佳前政办发〔2014〕9号关于进一步做好政务公开工作的通知");
      assertThat(text)
          .contains("索引号014000001/2014-00009")
          .contains("https://example.org/documents/014000001/2014-00009");
      assertThat(text).doesNotContain("#").contains("本通知自印发之日起施行。");
    }
  }

  @Test
  void sets_pages_of_the_house_one_after_the_other() throws IOException {
    var page =
        "<html lang=\"zh-Hans\"><head><title>%1$s</title></head><body><h1>%1$s</h1><div class=\"text\"><p>正文。</p></div></body></html>";
    var pdfs = printer.set(java.util.List.of(page.formatted("第一册"), page.formatted("第二册")));
    assertThat(pdfs).hasSize(2);
    for (int i = 0; i < 2; i++) {
      try (var pdf = Loader.loadPDF(pdfs.get(i))) {
        assertThat(new PDFTextStripper().getText(pdf)).contains(i == 0 ? "第一册" : "第二册", "正文。");
      }
    }
  }

  @Test
  void prints_pages_a_reader_program_can_walk() throws IOException {
    try (var pdf = Loader.loadPDF(print(printed("关于书签的通知", BODY)))) {
      var catalogue = pdf.getDocumentCatalog();
      assertThat(catalogue.getLanguage()).isEqualTo("zh-Hans");
      assertThat(catalogue.getMarkInfo().isMarked()).isTrue();
      assertThat(catalogue.getStructureTreeRoot()).isNotNull();
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("关于书签的通知");
      assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("佳木斯市前进区人民政府办公室");
      assertThat(catalogue.getDocumentOutline().getFirstChild().getTitle()).isEqualTo("一、总体要求");
      assertThat(pdf.getNumberOfPages()).isBetween(4, 12);
      assertThat(page(pdf, 1)).contains("— 1 —");
      assertThat(page(pdf, 2)).contains("— 2 —");
    }
  }

  @Test
  void prints_its_own_images_and_fetches_no_other() throws IOException {
    var image = attach(png(200, 100), "图.png");
    var body =
        "<p>前</p><img src=\"/attachments/%d/%%E5%%9B%%BE.png\" alt=\"示意图\"><img src=\"http://127.0.0.1:1/x.png\" alt=\"外链\"><img src=\"file:///etc/passwd\" alt=\"本机\"><p>后</p>"
            .formatted(image);
    try {
      var bytes = print(printed("关于图片的通知", body));
      keep("image", bytes);
      try (var pdf = Loader.loadPDF(bytes)) {
        assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
        assertThat(page(pdf, 1)).contains("〔图片：外链〕").contains("〔图片：本机〕").doesNotContain("root:");
      }
    } finally {
      // Its body does not exist, so no page of the server other tests share should meet it.
      db.deleteFrom(DOCUMENT).where(DOCUMENT.INDEX_NUMBER.like("PRINTTEST/%")).execute();
    }
  }

  @Test
  void is_not_harmed_by_what_the_text_holds() throws IOException {
    var hostile =
        "<style>@import url(file:///etc/passwd); p{display:none}</style><p style=\"background:url(http://127.0.0.1:1/)\">仍在</p><script>x</script>"
            + "<iframe src=\"file:///etc/passwd\"></iframe><div>".repeat(500)
            + "深处"
            + "<bookmarks><bookmark name=\"x\" href=\"file:///\"/></bookmarks>&lt;b&gt; &amp; ]]&gt; \u0001 龘";
    try (var pdf = Loader.loadPDF(print(printed("关于〈标签〉&符号的通知", hostile)))) {
      assertThat(page(pdf, 1))
          .contains("仍在")
          .contains("深处")
          .contains("<b> & ]]>")
          .doesNotContain("root:");
    }
  }

  @Test
  void sets_a_document_once() throws IOException {
    var printed = printed("关于缓存的通知", BODY);
    var before = kept();
    print(printed);
    var fresh = kept();
    fresh.removeAll(before);
    assertThat(fresh).hasSize(1);
    Files.writeString(fresh.iterator().next(), "what is kept");
    assertThat(print(printed)).asString().isEqualTo("what is kept");
  }

  private Set<Path> kept() throws IOException {
    try (var files = Files.walk(data.resolve("pdf"))) {
      return files
          .filter(file -> file.toString().endsWith(".pdf"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private static Printed printed(String title, String body) {
    return new Printed(
        "014000001/2014-00009",
        title,
        "佳前政办发〔2014〕9号",
        "佳木斯市前进区人民政府办公室",
        LocalDate.of(2014, 6, 11),
        body,
        "zh-Hans",
        "https://example.org/documents/014000001/2014-00009",
        true);
  }

  private byte[] print(Printed printed) throws IOException {
    var out = new ByteArrayOutputStream();
    printer.print(printed, out);
    return out.toByteArray();
  }

  /** Beside the test reports, to be looked at. */
  private static void keep(String name, byte[] pdf) throws IOException {
    Files.write(Files.createDirectories(Path.of("target/printed")).resolve(name + ".pdf"), pdf);
  }

  private static String page(PDDocument pdf, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(pdf);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static byte[] png(int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private long attach(byte[] content, String name) {
    var file = files.store(new ByteArrayInputStream(content), name);
    var now = Instant.now();
    var index = "PRINTTEST/2014-" + System.nanoTime();
    var document =
        db.insertInto(DOCUMENT)
            .set(DOCUMENT.INDEX_NUMBER, index)
            .set(DOCUMENT.BODY_ID, 1L)
            .set(DOCUMENT.CREATED_AT, now)
            .set(DOCUMENT.PUBLISHED_AT, now)
            .returningResult(DOCUMENT.ID)
            .fetchSingle()
            .value1();
    var edition =
        db.insertInto(EDITION)
            .set(EDITION.DOCUMENT_ID, document)
            .set(EDITION.NUMBER, 1)
            .set(EDITION.STATE, "LIVE")
            .set(EDITION.BODY_ID, 1L)
            .set(EDITION.TITLE, "打印测试")
            .set(EDITION.CONTENT_HTML, "")
            .set(EDITION.FORMED_ON, LocalDate.of(2014, 1, 1))
            .set(EDITION.CONTENT_SHA256, "0".repeat(64))
            .set(EDITION.CREATED_AT, now)
            .set(EDITION.UPDATED_AT, now)
            .set(EDITION.PUBLISHED_AT, now)
            .set(EDITION.FIRST_PUBLISHED_AT, now)
            .returningResult(EDITION.ID)
            .fetchSingle()
            .value1();
    return db.insertInto(ATTACHMENT)
        .set(ATTACHMENT.EDITION_ID, edition)
        .set(ATTACHMENT.POSITION, 1)
        .set(ATTACHMENT.NAME, name)
        .set(ATTACHMENT.SHA256, file.sha256())
        .set(ATTACHMENT.MEDIA_TYPE, file.mediaType())
        .set(ATTACHMENT.SIZE, file.size())
        .returningResult(ATTACHMENT.ID)
        .fetchSingle()
        .value1();
  }
}
