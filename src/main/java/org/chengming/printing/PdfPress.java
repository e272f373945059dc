package org.chengming.printing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chengming.files.WarmJvm;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Sets pages as PDF in a child JVM that knows nothing of the world, and gives each page so much
 * time and memory. A child that did its page well waits a while for the next, which then takes a
 * tenth of the time. How many are set at once is up to who asks.
 */
@Component
public class PdfPress implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PdfPress.class);
  private static final DataSize SCRATCH = DataSize.ofMegabytes(256);

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

  /** One that waits for work. */
  private record Idle(WarmJvm child, long since) {}

  private final List<String> fonts;
  private final WarmJvm.Bounds bounds;
  private final Duration patience;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  PdfPress(
      @Value("${chengming.pdf.fonts:}") List<String> fonts,
      @Value("${chengming.pdf.memory:384MB}") DataSize memory,
      @Value("${chengming.pdf.seconds:30}") long seconds,
      @Value("${chengming.pdf.idle:2m}") Duration patience) {
    this.fonts =
        fonts.isEmpty()
            ? RARE.stream().filter(font -> Files.isReadable(Path.of(font))).limit(1).toList()
            : fonts;
    this.bounds = new WarmJvm.Bounds(Duration.ofSeconds(seconds), memory, SCRATCH, 0);
    this.patience = patience;
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
    var child = taken();
    var scratch = Files.createTempDirectory("pdf-press");
    try {
      for (int i = 0; i < pages.size(); i++) {
        var page = Files.writeString(scratch.resolve(i + ".html"), pages.get(i));
        child.ask(question(layout, page, pdfs.get(i).toAbsolutePath()));
      }
      giveBack(child);
    } catch (WarmJvm.Ended e) {
      child.close();
      log.warn("A PDF could not be set: {}", e.getMessage());
      throw Refused.because(
          "", "这份文件无法在限定时间内生成 PDF，请在网页上阅读或打印。", "A PDF could not be set within bounds");
    } catch (IOException | RuntimeException e) {
      child.close();
      throw e;
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
  }

  private static byte[] question(Layout layout, Path page, Path pdf) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(layout.style());
      out.writeUTF(page.toString());
      out.writeUTF(pdf.toString());
    }
    return bytes.toByteArray();
  }

  private WarmJvm taken() {
    synchronized (idle) {
      @Nullable Idle last = idle.pollLast();
      if (last != null) {
        return last.child();
      }
    }
    return new WarmJvm("pdf-press", PdfSetter.class, fonts, bounds);
  }

  private void giveBack(WarmJvm child) {
    synchronized (idle) {
      if (!closed) {
        idle.addLast(new Idle(child, System.nanoTime()));
        return;
      }
    }
    child.close();
  }

  /** Ends those that nobody has needed for a while. */
  @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
  void tidy() {
    end(patience);
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    end(Duration.ZERO);
  }

  private void end(Duration longest) {
    var ended = new ArrayList<WarmJvm>();
    synchronized (idle) {
      while (!idle.isEmpty() && System.nanoTime() - idle.getFirst().since() >= longest.toNanos()) {
        ended.add(idle.removeFirst().child());
      }
    }
    ended.forEach(WarmJvm::close);
  }
}
