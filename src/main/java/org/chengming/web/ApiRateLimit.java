package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every address ask the API as fast as a person or a careful program would. One bucket an
 * address, in memory: with several nodes each allows as much, which is good enough to keep one
 * harvester from hindering the others.
 */
@Component
class ApiRateLimit extends OncePerRequestFilter {
  private static final int MOST_ADDRESSES = 50_000;

  private final Clock clock;
  private final int perMinute;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  ApiRateLimit(Clock clock, @Value("${chengming.api.requests-per-minute:1200}") int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /**
   * @param tokens requests left, with the fraction that has grown back
   */
  record Bucket(double tokens, long millis) {}

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/api/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var left = take(request.getRemoteAddr());
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

  /** What is left after this request; negative when it may not pass. */
  double take(String address) {
    var now = clock.millis();
    if (buckets.size() > MOST_ADDRESSES) {
      buckets.values().removeIf(b -> now - b.millis() > Duration.ofMinutes(1).toMillis());
    }
    var left = new double[1];
    buckets.compute(
        address,
        (a, old) -> {
          var bucket = old == null ? new Bucket(perMinute, now) : old;
          var grown = bucket.tokens() + Math.max(0, now - bucket.millis()) * perMinute / 60_000.0;
          left[0] = Math.min(perMinute, grown) - 1;
          return new Bucket(left[0] < 0 ? Math.min(perMinute, grown) : left[0], now);
        });
    return left[0];
  }
}
