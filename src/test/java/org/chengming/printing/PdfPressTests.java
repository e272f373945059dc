package org.chengming.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chengming.web.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The press … */
class PdfPressTests {
  private static final String PAGE =
      "<html><head><title>页</title></head><body><p>%s</p></body></html>";

  @TempDir Path folder;

  private final PdfPress press =
      new PdfPress(List.of(), DataSize.ofMegabytes(96), 20, Duration.ofMinutes(2));

  @AfterEach
  void close() {
    press.close();
  }

  @Test
  void sets_one_page_after_another_in_one_child_and_a_new_one_after_a_page_too_large()
      throws IOException {
    assertThat(text("第一页")).contains("第一页");
    var first = children();
    assertThat(first).hasSize(1);
    assertThat(text("第二页")).contains("第二页").doesNotContain("第一页");
    assertThat(children()).as("the same child").isEqualTo(first);
    assertThatThrownBy(() -> text("<b>字</b><br/>".repeat(400_000))).isInstanceOf(Refused.class);
    assertThat(children()).as("nothing is left of it").isEmpty();
    assertThat(text("第三页")).contains("第三页");
    press.close();
    assertThat(children()).isEmpty();
  }

  private String text(String words) throws IOException {
    var pdf = folder.resolve("page.pdf");
    Files.deleteIfExists(pdf);
    press.set(Layout.LETTER, PAGE.formatted(words), pdf);
    try (var document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Of this press alone: other tests of this JVM keep theirs, with more memory. */
  private static List<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("-Xmx96m"))
        .map(ProcessHandle::pid)
        .collect(Collectors.toList());
  }
}
