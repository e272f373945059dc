package org.chengming.publishing;

import java.nio.charset.StandardCharsets;
import org.chengming.tables.DateText;

/** Numbers and dates are read out of any text, or not. */
public final class DocumentNumberFuzz {
  private DocumentNumberFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    DocumentNumber.read(text);
    DocumentNumber.findIn(text);
    DocumentNumber.parse(text)
        .ifPresent(
            number -> {
              if (DocumentNumber.parse(number.display()).isEmpty()) {
                throw new IllegalStateException("cannot read what it wrote: " + number);
              }
            });
    DateText.parse(text);
    DateText.firstIn(text);
    DateText.lastIn(text);
  }
}
