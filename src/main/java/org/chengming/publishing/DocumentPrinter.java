package org.chengming.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Sets a live document as PDF, by GB/T 9704. Where no such bean stands, pages offer no PDF. */
public interface DocumentPrinter {
  /**
   * What is printed.
   *
   * @param bodyHtml the text as the page shows it, sanitised, headings h2 to h4, without the title
   * @param address where the document stands on the site, printed at the foot of the last page
   */
  record Printed(
      String indexNumber,
      String title,
      @Nullable String documentNumber,
      String body,
      LocalDate formedOn,
      String bodyHtml,
      String language,
      String address,
      boolean demo) {}

  void print(Printed document, OutputStream to) throws IOException;
}
