package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypingAFileTests {
  @TempDir Path folder;

  @Test
  void goes_by_content_whatever_the_name() throws IOException {
    assertThat(kind(Samples.pdf(1, "notice"), "x.exe")).isEqualTo(FileKind.PDF);
    assertThat(kind(Samples.ofd("正文"), "x.zip")).isEqualTo(FileKind.OFD);
    assertThat(kind(Samples.docx("正文"), "x")).isEqualTo(FileKind.DOCX);
    assertThat(kind(Samples.xlsx("正文"), "x")).isEqualTo(FileKind.XLSX);
    assertThat(kind(Samples.pptx("正文"), "x")).isEqualTo(FileKind.PPTX);
    assertThat(kind(Samples.xls("正文"), "x.doc")).isEqualTo(FileKind.XLS);
    assertThat(kind(Samples.ppt("正文"), "x")).isEqualTo(FileKind.PPT);
    assertThat(kind(Samples.png(), "x.svg")).isEqualTo(FileKind.PNG);
    assertThat(kind(bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0), "x"))
        .isEqualTo(FileKind.JPEG);
    assertThat(kind("GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1), "x"))
        .isEqualTo(FileKind.GIF);
    assertThat(kind("RIFF\20\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), "x"))
        .isEqualTo(FileKind.WEBP);
    assertThat(kind("\0\0\0\30ftypisom\0\0\2\0isommp41".getBytes(StandardCharsets.ISO_8859_1), "x"))
        .isEqualTo(FileKind.MP4);
    assertThat(kind("ID3\3\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "x"))
        .isEqualTo(FileKind.MP3);
    assertThat(kind(webm(), "x")).isEqualTo(FileKind.WEBM);
  }

  @Test
  void text_must_decode_to_its_end_and_is_served_with_its_charset() throws IOException {
    assertThat(type("通知全文\n".getBytes(StandardCharsets.UTF_8), "a.txt").mediaType())
        .isEqualTo("text/plain;charset=utf-8");
    assertThat(type("通知全文\n".getBytes(Charset.forName("GBK")), "a.TXT").mediaType())
        .isEqualTo("text/plain;charset=gb18030");
    assertThat(type("名称,日期\n".getBytes(StandardCharsets.UTF_8), "a.csv").mediaType())
        .isEqualTo("text/csv;charset=utf-8");
    refused(bytes('a', 0, 'b'), "a.txt", "不接受这种内容");
    refused(bytes(0xFF, 0xFF, 0xFF, 0xFF), "a.txt", "不接受这种内容");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        "<!DOCTYPE html><script>alert(1)</script>",
        "\uFEFF  <html><body>",
        "<?xml version=\"1.0\"?><a/>",
        "#!/bin/sh\nrm -rf /",
        "%!PS-Adobe-3.0",
      })
  void markup_and_scripts_are_refused_even_as_text(String content) throws IOException {
    refused(content.getBytes(StandardCharsets.UTF_8), "a.txt", "不接受这种内容");
    refused(content.getBytes(StandardCharsets.UTF_8), "a.svg", "不接受这种内容");
  }

  @Test
  void programs_archives_and_text_under_other_names_are_refused() throws IOException {
    refused("MZ\u0090\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "a.pdf", "不接受这种内容");
    refused("\u007fELF\2\1\1\0".getBytes(StandardCharsets.ISO_8859_1), "a", "不接受这种内容");
    refused(Samples.zip(Map.of("a.txt", "x")), "a.docx", "不接受这种内容");
    refused("alert(1)".getBytes(StandardCharsets.UTF_8), "a.js", "不接受这种内容");
    refused("Rar!\32\7\0".getBytes(StandardCharsets.ISO_8859_1), "a.txt", "不接受这种内容");
  }

  @Test
  void macros_are_refused_in_both_office_formats() throws IOException {
    var types =
        "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>";
    refused(Samples.zip(Map.of("[Content_Types].xml", types)), "a.docx", "宏");
    refused(Samples.xlsWithMacros(), "a.xls", "宏");
  }

  @Test
  void archives_that_are_cut_short_escape_or_unpack_without_end_are_refused() throws IOException {
    var whole = Samples.docx("正文".repeat(1000));
    refused(Arrays.copyOf(whole, whole.length / 2), "a.docx", "已损坏");
    refused(Samples.zip(Map.of("../../evil", "x", "OFD.xml", "<a/>")), "a.ofd", "不接受这种内容");
    var ole = Samples.xls("x");
    refused(Arrays.copyOf(ole, 600), "a.xls", "已损坏");
    var huge = Samples.docx("x");
    var at = new String(huge, StandardCharsets.ISO_8859_1).lastIndexOf("PK\5\6");
    Arrays.fill(huge, at + 8, at + 12, (byte) 0x7F);
    refused(huge, "a.docx", "展开后过大");
  }

  @Test
  void an_ole_directory_that_runs_in_a_circle_is_left() throws IOException {
    var circle = Samples.xls("x");
    var fat = circle[76] & 0xFF;
    var directory = circle[48] & 0xFF;
    var at = (fat + 1) * 512 + 4 * directory;
    circle[at] = (byte) directory;
    circle[at + 1] = circle[at + 2] = circle[at + 3] = 0;
    refused(circle, "a.xls", "结构异常");
  }

  private FileKind kind(byte[] content, String name) throws IOException {
    return type(content, name).kind();
  }

  private FileTypes.Detected type(byte[] content, String name) throws IOException {
    return FileTypes.detect(Files.write(folder.resolve("file"), content), name);
  }

  private void refused(byte[] content, String name, String sentence) throws IOException {
    var file = Files.write(folder.resolve("file"), content);
    assertThatThrownBy(() -> FileTypes.detect(file, name))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problems().getFirst().sentence()).contains(sentence));
  }

  private static byte[] webm() {
    return "\u001aE\u00df\u00a3\u009fB\u0086\u0081\1B\u00f7\u0081\1B\u00f2\u0081\4B\u00f3\u0081\10B\u0082\u0084webmB\u0087"
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
