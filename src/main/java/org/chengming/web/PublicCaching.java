package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers a copy of a list or a page around the documents that is still good with 304, before a
 * single query: its tag is made of the revisions of what all such pages are made of. Five seconds
 * is the longest a list may lag behind a withdrawal, so no copy is used longer without asking.
 * Documents and attachments are not handled here: they must stop at once, so every answer about
 * them comes from the database.
 */
@Component
class PublicCaching implements HandlerInterceptor {
  /** Keep a copy, but ask before every use. */
  static final String REVALIDATE = "public, no-cache";

  private static final String BRIEFLY = "public, max-age=5";

  private final List<PublicRevision> revisions;
  private final FrameResolver frames;
  private final String build;

  PublicCaching(List<PublicRevision> revisions, FrameResolver frames) {
    this.revisions = revisions;
    this.frames = frames;
    var version = PublicCaching.class.getPackage().getImplementationVersion();
    // Without a released version two starts may show different pages.
    this.build =
        version == null || version.endsWith("SNAPSHOT") ? UUID.randomUUID().toString() : version;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      return true;
    }
    KeptPages.about(Set.of(KeptPages.LISTS), request);
    response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY);
    response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    return !new ServletWebRequest(request, response).checkNotModified(tag(request));
  }

  private String tag(HttpServletRequest request) {
    var frame = frames.frame(request);
    var made =
        revisions.stream().map(PublicRevision::current).collect(Collectors.joining(" "))
            + " "
            + build
            + " "
            + frame.today()
            + " "
            + frame.t().language()
            + " "
            + frame.large()
            + " "
            + frame.path();
    return "\"" + Answer.digest(made.getBytes(StandardCharsets.UTF_8)) + "\"";
  }
}
