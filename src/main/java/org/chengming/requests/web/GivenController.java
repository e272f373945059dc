package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengming.requests.Papers;
import org.chengming.requests.RequestCase;
import org.chengming.requests.Requests;
import org.chengming.requests.TooOften;
import org.chengming.web.Missing;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files of an answer, for whoever has number and code; both are only ever posted. */
@Controller
class GivenController {
  private final Requests requests;
  private final Papers papers;

  GivenController(Requests requests, Papers papers) {
    this.requests = requests;
    this.papers = papers;
  }

  @PostMapping("/requests/track/file")
  ResponseEntity<?> file(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "0") long file,
      HttpServletRequest request) {
    try {
      return file(requests.track(number, code, request.getRemoteAddr()), file);
    } catch (TooOften often) {
      return ResponseEntity.status(429)
          .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
          .body(often.sentence());
    }
  }

  private ResponseEntity<Resource> file(Optional<RequestCase> tracked, long file) {
    var found = tracked.orElseThrow(() -> new Missing("A file of a request"));
    var paper =
        papers.given(found).stream()
            .filter(p -> p.id() == file)
            .findFirst()
            .orElseThrow(() -> new Missing("File %d".formatted(file)));
    return PaperFiles.download(paper, papers.openGiven(found, file));
  }
}
