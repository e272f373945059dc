package org.chengming.requests.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chengming.letters.LetterPress;
import org.chengming.letters.OfficialLetter;
import org.chengming.web.Missing;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A letter as a file to keep. */
final class LetterFiles {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "pdf",
          MediaType.APPLICATION_PDF,
          "ofd",
          new MediaType("application", "ofd"),
          "docx",
          new MediaType(
              "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"));

  private LetterFiles() {}

  static ResponseEntity<byte[]> pdf(LetterPress press, OfficialLetter letter) {
    return as("pdf", press, letter);
  }

  /**
   * @throws Missing for a format nobody knows
   */
  static ResponseEntity<byte[]> as(String format, LetterPress press, OfficialLetter letter) {
    var type = TYPES.get(format);
    if (type == null) {
      throw new Missing("Letter as " + format);
    }
    var bytes =
        switch (format) {
          case "ofd" -> press.ofd(letter);
          case "docx" -> press.docx(letter);
          default -> press.pdf(letter);
        };
    var name = "%s %s.%s".formatted(letter.number(), letter.title(), format);
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name.replaceAll("[\\\\/:*?\"<>|]", " "), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }
}
