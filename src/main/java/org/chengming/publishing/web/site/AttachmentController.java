package org.chengming.publishing.web.site;

import static org.chengming.publishing.db.Tables.ATTACHMENT;
import static org.chengming.publishing.db.Tables.EDITION;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengming.files.FileStore;
import org.chengming.web.Missing;
import org.jooq.DSLContext;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/**
 * Attachments, for as long as their document is live; every request asks the database, so a
 * withdrawal stops them at once.
 */
@Controller
class AttachmentController {
  /** What a browser may show itself; all else is saved, never run. */
  private static final String SHOWN =
      "application/pdf|image/(png|jpeg|gif|webp)|video/(mp4|webm)|audio/mpeg|text/plain.*";

  private record Held(String name, String sha256, String mediaType) {}

  private final DSLContext db;
  private final FileStore files;

  AttachmentController(DSLContext db, FileStore files) {
    this.db = db;
    this.files = files;
  }

  @GetMapping("/attachments/{id:\\d{1,18}}/{name}")
  ResponseEntity<Resource> attachment(@PathVariable long id, WebRequest request) {
    var held = held(id).orElseThrow(() -> new Missing("Attachment " + id));
    var shown = held.mediaType().matches(SHOWN);
    var plain = held.mediaType().equals("application/pdf") || held.mediaType().startsWith("image/");
    var answer =
        ResponseEntity.ok()
            .eTag("\"" + held.sha256() + "\"")
            .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
            .header("X-Content-Type-Options", "nosniff")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(held.name(), shown))
            .contentType(MediaType.parseMediaType(held.mediaType()));
    if (!plain) {
      answer.header(
          "Content-Security-Policy",
          "sandbox; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'");
    }
    return answer.body(files.open(held.sha256()));
  }

  /** Of the live edition, or of one it superseded. */
  private Optional<Held> held(long id) {
    var live = EDITION.as("live");
    return db.select(ATTACHMENT.NAME, ATTACHMENT.SHA256, ATTACHMENT.MEDIA_TYPE)
        .from(ATTACHMENT)
        .join(EDITION)
        .on(EDITION.ID.eq(ATTACHMENT.EDITION_ID), EDITION.STATE.in("LIVE", "SUPERSEDED"))
        .join(live)
        .on(live.DOCUMENT_ID.eq(EDITION.DOCUMENT_ID), live.STATE.eq("LIVE"))
        .where(ATTACHMENT.ID.eq(id))
        .fetchOptional(r -> new Held(r.value1(), r.value2(), r.value3()));
  }

  private static String disposition(String name, boolean shown) {
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
