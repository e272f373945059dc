package org.chengming.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.chengming.database.DatabaseAway;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP server answers before any of our pages can, to an address that is none: one short
 * page, and no word about the server.
 */
final class ContainerErrors extends ErrorHandler {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-Hans-CN">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>%1$s</title><link rel="stylesheet" href="/static/chengming.css"></head>
      <body><main class="page"><div class="plain stack hero"><h1>%1$s</h1><p>%2$s</p>%3$s<p class="actions"><a href="/">回首页 <span lang="en">Home</span></a><a href="/search">搜文件 <span lang="en">Search</span></a></p></div></main></body>
      </html>
      """;

  private final BooleanSupplier leaving;

  /**
   * @param leaving whether the server takes itself apart
   */
  ContainerErrors(BooleanSupplier leaving) {
    this.leaving = leaving;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    // Without the database there is not even a session to show a page of ours in.
    var status = code >= 500 && (leaving.getAsBoolean() || DatabaseAway.causes(cause)) ? 503 : code;
    response.setStatus(status);
    var headers = response.getHeaders();
    if (status == 503) {
      headers.put(HttpHeader.RETRY_AFTER, Unavailable.SECONDS);
    }
    var path = request.getHttpURI().getDecodedPath();
    SafetyHeaders.put(path == null ? "" : path, request.isSecure(), headers::put);
    response.write(true, page(status, headers.get(RequestIds.HEADER), headers), callback);
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    SafetyHeaders.put("", false, fields::put);
    return page(status, null, fields);
  }

  /**
   * Answers with the same page where a filter refuses what a form sends: an error dispatch would
   * read it after all.
   */
  static void answer(HttpServletResponse response, int status) throws IOException {
    var words = ErrorWords.of(status);
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(
            PAGE.formatted(words.title(), words.sentence(), "").getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer page(int status, @Nullable String id, HttpFields.Mutable fields) {
    var words = ErrorWords.of(status);
    var reference =
        status < 500 || id == null || !RequestIds.sane(id)
            ? ""
            : "<p class=\"soft\">编号 <code>%s</code></p>".formatted(id);
    fields.put(HttpHeader.CONTENT_TYPE, "text/html;charset=UTF-8");
    fields.put(HttpHeader.CACHE_CONTROL, "no-store");
    return StandardCharsets.UTF_8.encode(
        PAGE.formatted(words.title(), words.sentence(), reference));
  }
}
