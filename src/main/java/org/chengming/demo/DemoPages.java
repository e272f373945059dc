package org.chengming.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.chengming.publishing.DocumentPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sets the PDF enclosures in a process beside the server, while the older documents, which have
 * none, are published. Where that fails the documents go without.
 */
@Component
class DemoPages {
  private static final Logger log = LoggerFactory.getLogger(DemoPages.class);

  private final DocumentPrinter printer;

  DemoPages(DocumentPrinter printer) {
    this.printer = printer;
  }

  CompletableFuture<Map<Written.Page, byte[]>> set(List<Written> written) {
    var pages = written.stream().map(Written::page).filter(Objects::nonNull).distinct().toList();
    return pages.isEmpty()
        ? CompletableFuture.completedFuture(Map.of())
        : CompletableFuture.supplyAsync(() -> setAll(pages));
  }

  private Map<Written.Page, byte[]> setAll(List<Written.Page> pages) {
    var made = new HashMap<Written.Page, byte[]>();
    try {
      var pdfs = printer.set(pages.stream().map(Written.Page::html).toList());
      for (int i = 0; i < pages.size(); i++) {
        made.put(pages.get(i), pdfs.get(i));
      }
    } catch (IOException | RuntimeException e) {
      log.warn("The demo province goes without its {} PDF enclosures", pages.size(), e);
    }
    return made;
  }
}
