package org.chengming.letters;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** The product's OFD of the pages of a PDF, for measurements. */
public final class LetterAsOfd {
  private LetterAsOfd() {}

  public static byte[] of(String title, byte[] pdf) throws IOException {
    var letter =
        new OfficialLetter(
            "试验机关", "", title, "", List.of("正文"), List.of(), "试验机关", LocalDate.of(2026, 11, 28));
    return LetterOfd.of(letter, pdf);
  }
}
