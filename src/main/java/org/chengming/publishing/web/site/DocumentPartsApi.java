package org.chengming.publishing.web.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengming.web.Dates;
import org.chengming.web.Fields;
import org.chengming.web.Frame;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/**
 * Everything public for whoever keeps a copy or checks the site: {@code GET /api/v1/documents:all}
 * says in how many parts, {@code GET /api/v1/documents:all/{part}} gives one.
 */
@Controller
class DocumentPartsApi {
  private static final String PATH = "/api/v1/documents:all";

  /** A part may weigh many megabytes while it is written: so many at once on a node. */
  private static final int AT_ONCE = 4;

  private final DocumentPartsQuery query;
  private final DocumentPages documents;
  private final Listings listings;
  private final Semaphore free = new Semaphore(AT_ONCE);

  DocumentPartsApi(DocumentPartsQuery query, DocumentPages documents, Listings listings) {
    this.query = query;
    this.documents = documents;
    this.listings = listings;
  }

  @GetMapping(PATH)
  View parts() {
    return listings.json(
        Fields.of("parts", query.parts(), "documentsAPart", DocumentPartsQuery.PART), null);
  }

  @GetMapping(PATH + "/{part:\\d{1,8}}")
  View part(@PathVariable int part, Frame frame) {
    if (part < 1 || part > Math.max(1, query.parts())) {
      throw new Missing("Part %d of all documents".formatted(part));
    }
    try {
      if (!free.tryAcquire(5, TimeUnit.SECONDS)) {
        throw new Unavailable("", "Too many read all documents at once", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("", "Interrupted while waiting to read documents", e);
    }
    try {
      var all = query.part(part).stream().map(document -> said(document, frame)).toList();
      return listings.json(Fields.of("part", part, "documents", all), null);
    } finally {
      free.release();
    }
  }

  private Map<String, @Nullable Object> said(StoredDocument document, Frame frame) {
    var withdrawn = document.withdrawn();
    if (withdrawn != null) {
      return Fields.of(
          "indexNumber",
          document.indexNumber(),
          "withdrawnAt",
          Dates.iso(withdrawn.at()),
          "withdrawalReason",
          withdrawn.reason());
    }
    // What stands beside it is read one document at a time.
    var said = new LinkedHashMap<>(documents.api(document, frame));
    said.keySet().removeAll(java.util.List.of("validity", "editions", "related"));
    return said;
  }
}
