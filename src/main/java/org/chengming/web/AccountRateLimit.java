package org.chengming.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The same for whoever is signed in, by account, from wherever they come: a stolen account reads no
 * faster than a person. It stands last of all filters, where it is known who asks.
 */
@Component
class AccountRateLimit extends OncePerRequestFilter {
  private final Allowance allowance;
  private final Quotas quotas;

  AccountRateLimit(Allowance allowance, Quotas quotas) {
    this.allowance = allowance;
    this.quotas = quotas;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = PlainPath.of(request);
    var who =
        path.startsWith("/desk") || path.startsWith("/api/") ? request.getUserPrincipal() : null;
    if (who == null || allowance.take(Quota.ACCOUNT, who.getName()) >= 0) {
      chain.doFilter(request, response);
    } else {
      RateLimit.refuse(request, response, quotas.perMinute(Quota.ACCOUNT));
    }
  }
}
