package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every address ask the API, send forms and try to sign in as fast as a person or a careful
 * program would, so that one of them does not hinder the others. It stands before passwords are
 * looked at, which takes time.
 */
@Component
class RateLimit extends OncePerRequestFilter implements Ordered {
  /** Spring Security's filter has -100. */
  static final int BEFORE_SECURITY = -105;

  private final Allowance allowance;
  private final Quotas quotas;

  RateLimit(Allowance allowance, Quotas quotas) {
    this.allowance = allowance;
    this.quotas = quotas;
  }

  @Override
  public int getOrder() {
    return BEFORE_SECURITY;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var quota = quota(request);
    if (quota == null) {
      chain.doFilter(request, response);
      return;
    }
    var perMinute = quotas.perMinute(quota);
    if (quotas.exempt(request.getRemoteAddr())) {
      if (quota == Quota.API) {
        tell(response, perMinute, perMinute);
      }
      chain.doFilter(request, response);
      return;
    }
    var caller = CallerNetwork.of(request.getRemoteAddr());
    var left = allowance.take(quota, caller);
    if (quota == Quota.API) {
      tell(response, perMinute, left);
    }
    if (left < 0) {
      refuse(request, response, perMinute);
    } else if (quota == Quota.API && showsPassword(request)) {
      guess(request, response, chain, caller);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A wrong password is one at the API too; programs that have the right one are not held up. */
  private void guess(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String caller)
      throws ServletException, IOException {
    if (allowance.spent(Quota.SIGN_IN, caller)) {
      refuse(request, response, quotas.perMinute(Quota.SIGN_IN));
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
      allowance.take(Quota.SIGN_IN, caller);
    }
  }

  private static boolean showsPassword(HttpServletRequest request) {
    var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
    return shown != null && shown.strip().regionMatches(true, 0, "Basic", 0, "Basic".length());
  }

  private static @Nullable Quota quota(HttpServletRequest request) {
    var path = PlainPath.of(request);
    if (path.startsWith("/api/")) {
      return Quota.API;
    }
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return null;
    }
    if (path.startsWith("/desk/sign-in")) {
      return Quota.SIGN_IN;
    }
    // What is sent at the desk is counted by account.
    return path.startsWith("/desk") ? null : Quota.FORM;
  }

  private static void tell(HttpServletResponse response, int perMinute, double left) {
    response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
    response.setHeader("RateLimit-Remaining", Integer.toString((int) Math.max(0, left)));
    response.setHeader(
        "RateLimit-Reset",
        Long.toString(Math.round((perMinute - Math.max(0, left)) * 60.0 / perMinute)));
  }

  /** In the words of the one who asks: programs read no pages. */
  static void refuse(HttpServletRequest request, HttpServletResponse response, int perMinute)
      throws IOException {
    response.setHeader("Retry-After", Long.toString(Math.max(1, Math.round(60.0 / perMinute))));
    if (!PlainPath.of(request).startsWith("/api/")) {
      ContainerErrors.answer(response, 429);
      return;
    }
    response.setStatus(429);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            """
            {"type":"about:blank","title":"请求太快","status":429,"detail":"每分钟最多 %d 次请求，请稍等再试。"}"""
                .formatted(perMinute)
                .getBytes(StandardCharsets.UTF_8));
  }
}
