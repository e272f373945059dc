package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells a browser, refusals and files among them. It stands first of all filters:
 * what is written when an answer leaves comes too late for a long one, and not at all for one that
 * a later filter refuses.
 */
@Component
class SafetyHeaders extends OncePerRequestFilter implements Ordered {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
          + "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

  /** The one kind of page that other sites may show in a frame; nothing can be done on it. */
  private static final Pattern FRAMED = Pattern.compile("/registers/[a-z][a-z0-9-]*/embed");

  private static final String A_YEAR = "max-age=31536000";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    put(PlainPath.of(request), request.isSecure(), response::setHeader);
    chain.doFilter(request, response);
  }

  static void put(String path, boolean secure, BiConsumer<String, String> header) {
    var framed = FRAMED.matcher(path).matches();
    header.accept("Content-Security-Policy", POLICY + (framed ? "*" : "'none'"));
    header.accept("X-Content-Type-Options", "nosniff");
    if (!framed) {
      header.accept("X-Frame-Options", "DENY");
    }
    header.accept("Referrer-Policy", "strict-origin-when-cross-origin");
    header.accept("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    header.accept("Cross-Origin-Opener-Policy", "same-origin");
    // What is public may be shown on other sites.
    header.accept(
        "Cross-Origin-Resource-Policy",
        path.startsWith("/desk") || path.startsWith("/requests") ? "same-origin" : "cross-origin");
    if (secure) {
      header.accept("Strict-Transport-Security", A_YEAR);
    }
  }
}
