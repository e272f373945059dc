package org.chengming.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengming.printing.Layout;
import org.chengming.printing.PdfPress;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Finished letters as files, laid out by the letter format of GB/T 9704-2012. */
@Component
public class LetterPress {
  private static final int AT_ONCE = 2;
  private static final int LONGEST_WAIT_SECONDS = 60;

  private final PdfPress press;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  LetterPress(PdfPress press) {
    this.press = press;
  }

  /**
   * The letter as PDF with its fonts in it; the first takes a second or more, in a process of its
   * own.
   *
   * @throws Refused when too many wait for theirs, or this one cannot be set within bounds
   */
  public byte[] pdf(OfficialLetter l) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Refused.conflict("正在生成的文书较多，请过一分钟再试。", "Too many wait for a letter");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to set " + l.number(), e);
    }
    try {
      return set(LetterHtml.of(l));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  /** The letter as an OOXML document, to be worked on: fonts are named, not in it. */
  public byte[] docx(OfficialLetter l) {
    try {
      return LetterDocx.of(l);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The letter as OFD, the same pages as its PDF.
   *
   * @throws Refused as {@link #pdf} does
   */
  public byte[] ofd(OfficialLetter l) {
    try {
      return LetterOfd.of(l, pdf(l));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] set(String page) throws IOException {
    var scratch = Files.createTempDirectory("letter");
    try {
      var pdf = scratch.resolve("letter.pdf");
      press.set(Layout.LETTER, page, pdf);
      return Files.readAllBytes(pdf);
    } finally {
      FileSystemUtils.deleteRecursively(scratch);
    }
  }
}
