package org.chengming.publishing.web.site;

import java.nio.charset.StandardCharsets;
import org.chengming.publishing.EditionBytes;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/**
 * What the ledger says of a document, and the bytes it has the hashes of. Not kept: the log grows
 * under a page, and a withdrawal stops the bytes at once.
 */
@Controller
class ProofController {
  private static final String AT = "/documents/{org:[0-9A-Z-]+}/{rest:[0-9A-Z-]+}";

  private final StoredEditionsQuery query;
  private final ProofPages proofs;
  private final EditionBytes bytes;
  private final Pages pages;

  ProofController(StoredEditionsQuery query, ProofPages proofs, EditionBytes bytes, Pages pages) {
    this.query = query;
    this.proofs = proofs;
    this.bytes = bytes;
    this.pages = pages;
  }

  @GetMapping(AT + "/proof")
  View proof(@PathVariable String org, @PathVariable String rest, Frame frame) {
    return pages.showPublic(
        "publishing/web/site/proof", frame, proofs.page(query.of(org + "/" + rest), frame.t()));
  }

  @GetMapping(AT + "/editions/{number:\\d{1,6}}/bytes")
  ResponseEntity<byte[]> bytes(
      @PathVariable String org, @PathVariable String rest, @PathVariable int number) {
    var index = org + "/" + rest;
    var body =
        bytes
            .of(index, number)
            .orElseThrow(() -> new Missing("Edition %d of %s".formatted(number, index)));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("%s-%s-%d.txt".formatted(org, rest, number), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(body);
  }
}
