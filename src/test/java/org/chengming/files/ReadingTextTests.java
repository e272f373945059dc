package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengming.files.TextReader.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ReadingTextTests {
  private static final TextReaderProcess READER =
      new TextReaderProcess(bounds(Duration.ofSeconds(20), 384, 100_000));

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    READER.close();
  }

  @Test
  void gives_the_text_of_every_kind_that_has_one() throws IOException {
    assertThat(text(Samples.pdf(2, "Notice"), FileKind.PDF))
        .contains("Notice 1")
        .contains("Notice 2");
    assertThat(text(Samples.docx("第一条 为了规范", "第二条"), FileKind.DOCX))
        .contains("第一条 为了规范")
        .contains("第二条");
    assertThat(text(Samples.xlsx("预算支出表"), FileKind.XLSX)).contains("预算支出表");
    assertThat(text(Samples.xls("决算收入表"), FileKind.XLS)).contains("决算收入表");
    assertThat(text(Samples.pptx("政策解读"), FileKind.PPTX)).contains("政策解读");
    assertThat(text(Samples.ppt("工作汇报"), FileKind.PPT)).contains("工作汇报");
    assertThat(text("办事指南".getBytes(Charset.forName("GBK")), FileKind.TEXT)).isEqualTo("办事指南");
  }

  @Test
  void gives_the_pages_of_an_ofd_in_their_own_order() throws IOException {
    assertThat(text(Samples.ofd("第一页正文", "第二页正文"), FileKind.OFD)).isEqualTo("第一页正文\n第二页正文");
  }

  @Test
  void says_when_there_is_no_text() throws IOException {
    assertThat(read(Samples.pdfWithoutText(), FileKind.PDF).status()).isEqualTo(Status.NO_TEXT);
  }

  @Test
  void stops_at_the_longest_text() throws IOException {
    assertThat(text(Samples.docx("长".repeat(150_000)), FileKind.DOCX))
        .hasSizeBetween(99_900, 100_000);
    assertThat(text("长".repeat(150_000).getBytes(StandardCharsets.UTF_8), FileKind.TEXT))
        .hasSize(100_000);
    assertThat(text(Samples.ofd("长".repeat(150_000)), FileKind.OFD)).hasSize(100_000);
  }

  @Test
  void reads_two_hundred_pages_well_within_its_time() throws IOException {
    var pdf = Samples.pdf(200, "Page");
    assertThat(text(pdf, FileKind.PDF)).contains("Page 200");
  }

  @Test
  void survives_files_that_are_cut_short() throws IOException {
    for (var whole :
        Map.of(
                FileKind.PDF,
                Samples.pdf(3, "x"),
                FileKind.XLS,
                Samples.xls("x"),
                FileKind.DOCX,
                Samples.docx("x"))
            .entrySet()) {
      var cut = Arrays.copyOf(whole.getValue(), whole.getValue().length / 2);
      assertThat(read(cut, whole.getKey()).status())
          .isIn(Status.FAILED, Status.REFUSED, Status.NO_TEXT, Status.DONE);
    }
    assertThat(text(Samples.docx("仍然可读"), FileKind.DOCX)).isEqualTo("仍然可读");
  }

  @Test
  void expands_no_entities_and_fetches_none() throws IOException {
    var laughs =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\">");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    var secret = Files.writeString(folder.resolve("secret.txt"), "机密内容");
    var thief =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">".formatted(secret.toUri());
    var word =
        "]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>";
    var ofd = "]><Page><TextCode>%s</TextCode></Page>";
    for (var hostile :
        Map.of(
                "docx-laughs", Samples.docxOf(laughs + word.formatted("&a11;")),
                "docx-thief", Samples.docxOf(thief + word.formatted("&e;")),
                "ofd-laughs", ofdPage(laughs + ofd.formatted("&a11;")),
                "ofd-thief", ofdPage(thief + ofd.formatted("&e;")))
            .entrySet()) {
      var reading =
          read(
              hostile.getValue(),
              hostile.getKey().startsWith("ofd") ? FileKind.OFD : FileKind.DOCX);
      assertThat(reading.text())
          .as(hostile.getKey())
          .doesNotContain("机密")
          .doesNotContain("哈哈")
          .hasSizeLessThan(2000);
    }
  }

  @Test
  void leaves_what_is_embedded_closed() throws IOException {
    var bomb = Samples.zip(Map.of("a", "\0".repeat(50 << 20)));
    for (int i = 0; i < 30; i++) {
      bomb = nest(bomb);
    }
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("OFD.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
    entries.put("Doc_0/Attachs/inner.zip", bomb);
    assertThat(read(Samples.zipOf(entries), FileKind.OFD).status()).isEqualTo(Status.NO_TEXT);
  }

  @Test
  void a_bomb_costs_at_most_its_bounds_and_the_next_file_is_read() throws IOException {
    var bomb = new LinkedHashMap<String, String>();
    bomb.put("OFD.xml", "<OFD><DocRoot>D/Document.xml</DocRoot></OFD>");
    bomb.put("D/Document.xml", "<D><Page BaseLoc=\"P.xml\"/></D>");
    bomb.put("D/P.xml", "<Page><TextCode>" + "爆".repeat(40 << 20) + "</TextCode></Page>");
    try (var reader = new TextReaderProcess(bounds(Duration.ofSeconds(20), 64, 100_000))) {
      var reading =
          reader.read(Files.write(folder.resolve("bomb"), Samples.zip(bomb)), FileKind.OFD);
      assertThat(reading.status()).isIn(Status.REFUSED, Status.FAILED);
      assertThat(
              reader
                  .read(Files.write(folder.resolve("next"), Samples.docx("下一份")), FileKind.DOCX)
                  .text())
          .isEqualTo("下一份");
    }
  }

  @Test
  void one_that_takes_too_long_is_killed_and_the_next_file_is_read() throws IOException {
    var large = Files.write(folder.resolve("large"), Samples.pdf(3000, "Slow"));
    try (var reader = new TextReaderProcess(bounds(Duration.ofMillis(300), 384, 100_000_000))) {
      assertThat(reader.read(large, FileKind.PDF))
          .isEqualTo(new TextReaderProcess.Reading(Status.FAILED, "reading took more than 0 s"));
      assertThat(reader.warm()).isFalse();
    }
    try (var reader = new TextReaderProcess(bounds(Duration.ofSeconds(20), 384, 100_000))) {
      assertThat(reader.read(large, FileKind.PDF).status()).isEqualTo(Status.DONE);
    }
  }

  private String text(byte[] content, FileKind kind) throws IOException {
    var reading = read(content, kind);
    assertThat(reading.status()).as(reading.text()).isEqualTo(Status.DONE);
    return reading.text();
  }

  private TextReaderProcess.Reading read(byte[] content, FileKind kind) throws IOException {
    return READER.read(Files.write(folder.resolve("file"), content), kind);
  }

  private static byte[] ofdPage(String page) throws IOException {
    var entries = new LinkedHashMap<String, String>();
    entries.put("OFD.xml", "<OFD><DocRoot>D/Document.xml</DocRoot></OFD>");
    entries.put("D/Document.xml", "<D><Page BaseLoc=\"P.xml\"/></D>");
    entries.put("D/P.xml", page);
    return Samples.zip(entries);
  }

  private static byte[] nest(byte[] inner) throws IOException {
    return Samples.zipOf(Collections.singletonMap("inner.zip", inner));
  }

  private static FileSettings.Extraction bounds(Duration time, int megabytes, int characters) {
    return new FileSettings.Extraction(
        time,
        DataSize.ofMegabytes(megabytes),
        characters,
        DataSize.ofMegabytes(512),
        Duration.ofMinutes(1));
  }
}
