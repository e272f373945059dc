package org.chengming.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.printing.Layout;
import org.chengming.printing.PdfPress;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Sets a live document as PDF, by GB/T 9704. A page is set once and kept by the hash of what it
 * says; setting is done in a child JVM, a few at a time, so that no document can stop or slow the
 * server.
 */
@Component
public class DocumentPrinter {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int AT_ONCE = 2;

  /**
   * What is printed.
   *
   * @param bodyHtml the text as the page shows it, sanitised, headings h2 to h4, without the title
   * @param address where the document stands on the site, printed at the foot of the last page
   */
  public record Printed(
      String indexNumber,
      String title,
      @Nullable String documentNumber,
      String body,
      LocalDate formedOn,
      String bodyHtml,
      String language,
      String address,
      boolean demo) {}

  private final Path folder;
  private final PrintedHtml html;
  private final PdfPress press;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  DocumentPrinter(
      @Value("${chengming.data}") Path data, PrintedHtml html, PdfPress press, Clock clock) {
    this.folder = data.resolve("pdf").toAbsolutePath();
    this.html = html;
    this.press = press;
    this.clock = clock;
  }

  /**
   * Writes the PDF.
   *
   * @throws Refused when too many wait for theirs, or this one cannot be set within bounds
   */
  public void print(Printed document, OutputStream to) throws IOException {
    var key = key(document);
    var kept = folder.resolve(key.substring(0, 2)).resolve(key + ".pdf");
    if (!Files.isRegularFile(kept)) {
      inTurn(document, kept);
    }
    Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
    Files.copy(kept, to);
  }

  /**
   * Sets pages of the house's own making, one after the other in one child JVM.
   *
   * @param pages XHTML with the classes of {@code official.css}
   * @return the PDFs, in the order of the pages
   */
  public List<byte[]> set(List<String> pages) throws IOException {
    var scratch = Files.createTempDirectory("pdf-pages");
    try {
      var pdfs = new ArrayList<Path>();
      for (int i = 0; i < pages.size(); i++) {
        pdfs.add(scratch.resolve(i + ".pdf"));
      }
      press.set(Layout.DOCUMENT, pages, pdfs);
      var made = new ArrayList<byte[]>();
      for (var pdf : pdfs) {
        made.add(Files.readAllBytes(pdf));
      }
      return made;
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
  }

  private void inTurn(Printed document, Path kept) throws IOException {
    try {
      if (!turns.tryAcquire(20, TimeUnit.SECONDS)) {
        throw Refused.conflict("正在生成的 PDF 较多，请过一分钟再试。", "Too many wait for a PDF");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting to set " + document.indexNumber(), e);
    }
    try {
      if (!Files.isRegularFile(kept)) {
        set(document, kept);
      }
    } finally {
      turns.release();
    }
  }

  private void set(Printed document, Path kept) throws IOException {
    Files.createDirectories(kept.resolveSibling("."));
    var fresh = Files.createTempFile(folder, "set", ".part");
    try {
      press.set(Layout.DOCUMENT, html.of(document), fresh);
      Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Forgets what nobody asked for in a month. */
  @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
  void forget() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var oldest = FileTime.from(clock.instant().minus(KEPT));
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up " + folder, e);
    }
  }

  private static String key(Printed document) {
    return DigestUtils.sha256Hex(PrintedHtml.VERSION + document.toString());
  }
}
