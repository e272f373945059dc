package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every address ask the API as fast as a person or a careful program would, so that one
 * harvester does not hinder the others.
 */
@Component
class ApiRateLimit extends OncePerRequestFilter {
  private final Allowance allowance;

  ApiRateLimit(Allowance allowance) {
    this.allowance = allowance;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var perMinute = allowance.perMinute();
    var left = allowance.take(request.getRemoteAddr());
    response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
    response.setHeader("RateLimit-Remaining", Integer.toString((int) Math.max(0, left)));
    response.setHeader(
        "RateLimit-Reset",
        Long.toString(Math.round((perMinute - Math.max(0, left)) * 60.0 / perMinute)));
    if (left >= 0) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(429);
    response.setHeader("Retry-After", Long.toString(Math.max(1, Math.round(60.0 / perMinute))));
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
