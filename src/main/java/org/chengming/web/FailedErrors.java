package org.chengming.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chengming.database.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with the short page where showing an error fails in its turn: with the database away or
 * full not even the session of whoever asked can be kept, and they would get an empty answer.
 */
@Component
class FailedErrors extends OncePerRequestFilter implements Ordered {
  private static final Logger log = LoggerFactory.getLogger(FailedErrors.class);

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE; // around the sessions
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getDispatcherType() != DispatcherType.ERROR;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      log.warn("The failure of {} is told shortly: {}", request.getMethod(), e.toString());
      response.resetBuffer();
      response.setHeader(HttpHeaders.CONTENT_LENGTH, null);
      var away = DatabaseAway.causes(e);
      if (away) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Unavailable.SECONDS));
      }
      ContainerErrors.answer(response, away ? 503 : 500);
    }
  }
}
