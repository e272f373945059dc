package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * The path of a request as it will be understood. {@code /desk/%73ign-in} is the page for signing
 * in as well, and leads past nothing that counts and limits.
 */
final class PlainPath {
  private PlainPath() {}

  static String of(HttpServletRequest request) {
    var written = request.getRequestURI();
    if (written.indexOf('%') < 0) {
      return written;
    }
    try {
      return UriUtils.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return written;
    }
  }
}
