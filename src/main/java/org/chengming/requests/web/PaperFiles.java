package org.chengming.requests.web;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.chengming.requests.Paper;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with a file of a case: to be saved, never shown, kept by no cache. */
final class PaperFiles {
  private PaperFiles() {}

  static ResponseEntity<Resource> download(Paper paper, InputStream bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(paper.mediaType()))
        .contentLength(paper.size())
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(paper.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox")
        .cacheControl(CacheControl.noStore())
        .body(new InputStreamResource(bytes));
  }
}
