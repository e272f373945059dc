package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.View;

/**
 * Bytes for everyone: with a validator, and cacheable for as long as {@link PublicCaching} says; a
 * copy that is still good is answered with 304.
 */
final class Answer implements View {
  private final int status;
  private final String type;
  private final byte[] bytes;
  private final @Nullable Instant modified;
  private final Map<String, String> headers;

  Answer(
      int status,
      String type,
      byte[] bytes,
      @Nullable Instant modified,
      Map<String, String> headers) {
    this.status = status;
    this.type = type;
    this.bytes = bytes;
    this.modified = modified;
    this.headers = headers;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, PublicCaching.REVALIDATE);
      response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    }
    headers.forEach(response::setHeader);
    if (status == 200 && unchanged(request, response)) {
      return;
    }
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private boolean unchanged(HttpServletRequest request, HttpServletResponse response) {
    var set = response.getHeader(HttpHeaders.ETAG);
    var tag = set != null ? set : "\"" + digest(bytes) + "\"";
    var exchange = new ServletWebRequest(request, response);
    return modified == null
        ? exchange.checkNotModified(tag)
        : exchange.checkNotModified(tag, modified.toEpochMilli());
  }

  static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(DigestUtils.sha256(bytes), 0, 12);
  }
}
