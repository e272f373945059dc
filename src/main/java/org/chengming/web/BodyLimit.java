package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a stranger sends by the length it announces, before any of it is read: reading a
 * form writes its files to the disk, and that comes before it is known who sends it.
 */
@Component
class BodyLimit extends OncePerRequestFilter implements Ordered {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final long NO_FILES = DataSize.ofMegabytes(1).toBytes();

  private final long strangers;

  BodyLimit(@Value("${chengming.limits.anonymous-body:64MB}") DataSize strangers) {
    this.strangers = strangers.toBytes();
  }

  @Override
  public int getOrder() {
    return RateLimit.BEFORE_SECURITY - 1;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var length = request.getContentLengthLong();
    if (READING.contains(request.getMethod())
        || (length >= 0 && length <= Math.min(NO_FILES, strangers))) {
      chain.doFilter(request, response);
      return;
    }
    var most = most(request);
    if (length >= 0 && length <= most) {
      chain.doFilter(request, response);
    } else if (length > most) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (most == Long.MAX_VALUE || request.getHeader("Transfer-Encoding") == null) {
      chain.doFilter(request, response);
    } else {
      // Browsers say how much they send.
      refuse(response, HttpServletResponse.SC_LENGTH_REQUIRED);
    }
  }

  private static void refuse(HttpServletResponse response, int status) throws IOException {
    response.setHeader("Connection", "close");
    ContainerErrors.answer(response, status);
  }

  /** Who is signed in, or shows credentials, is held to the limits of files. */
  private long most(HttpServletRequest request) {
    var path = PlainPath.of(request);
    if (path.startsWith("/desk")) {
      return atDesk(request) ? Long.MAX_VALUE : NO_FILES;
    }
    if (path.startsWith("/api/")) {
      return request.getHeader("Authorization") != null ? Long.MAX_VALUE : NO_FILES;
    }
    return strangers;
  }

  /** Anybody can write a cookie, and has a session who has seen the page for signing in. */
  private static boolean atDesk(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
        && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            != null;
  }
}
