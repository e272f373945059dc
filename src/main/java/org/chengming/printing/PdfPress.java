package org.chengming.printing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chengming.files.BoundedJvm;
import org.chengming.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Sets pages as PDF in a child JVM that knows nothing of the world, and gives each so much time and
 * memory. How many are set at once is up to who asks.
 */
@Component
public class PdfPress {
  private static final Logger log = LoggerFactory.getLogger(PdfPress.class);

  /**
   * Common places of fonts with TrueType outlines and many rare characters; the first that exists
   * helps out.
   */
  private static final List<String> RARE =
      List.of(
          "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
          "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
          "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
          "/System/Library/Fonts/Supplemental/Arial Unicode.ttf");

  private final List<String> fonts;
  private final DataSize memory;
  private final long seconds;

  PdfPress(
      @Value("${chengming.pdf.fonts:}") List<String> fonts,
      @Value("${chengming.pdf.memory:384MB}") DataSize memory,
      @Value("${chengming.pdf.seconds:30}") long seconds) {
    this.fonts =
        fonts.isEmpty()
            ? RARE.stream().filter(font -> Files.isReadable(Path.of(font))).limit(1).toList()
            : fonts;
    this.memory = memory;
    this.seconds = seconds;
  }

  /** Sets one page; see {@link #set(Layout, List, List)}. */
  public void set(Layout layout, String html, Path pdf) throws IOException {
    set(layout, List.of(html), List.of(pdf));
  }

  /**
   * Sets each page into the PDF of the same place, all in one child JVM.
   *
   * @param pages XHTML that names no other file, with the classes of the layout
   * @throws Refused when a page takes more time or memory than any sensible document does
   */
  public void set(Layout layout, List<String> pages, List<Path> pdfs) throws IOException {
    var scratch = Files.createTempDirectory("pdf-press");
    try {
      var arguments = new ArrayList<String>(List.of(layout.style()));
      for (int i = 0; i < pages.size(); i++) {
        arguments.add(Files.writeString(scratch.resolve(i + ".html"), pages.get(i)).toString());
        arguments.add(pdfs.get(i).toString());
      }
      arguments.add(PdfSetter.FONTS);
      arguments.addAll(fonts);
      var process =
          BoundedJvm.of(PdfSetter.class, memory, scratch, arguments)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      await(process, seconds * pages.size());
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
  }

  private void await(Process process, long seconds) throws IOException {
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return;
      }
      log.warn(
          "A PDF could not be set: {}",
          process.isAlive() ? "out of time" : "exit " + process.exitValue());
      throw Refused.because(
          "", "这份文件无法在限定时间内生成 PDF，请在网页上阅读或打印。", "A PDF could not be set within bounds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a PDF was set", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
