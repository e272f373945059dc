package org.chengming.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a program by the token it sends as {@code Authorization: Bearer} (RFC 6750). It is no bean,
 * so that it stands in the one chain it is put into.
 */
final class BearerTokens extends OncePerRequestFilter {
  private static final Pattern SCHEME = Pattern.compile("(?i)Bearer(?:\\s+(.*))?");

  private final ApiTokens tokens;
  private final List<String> reading;

  /**
   * @param reading methods for which a token that only reads suffices
   */
  BearerTokens(ApiTokens tokens, List<String> reading) {
    this.tokens = tokens;
    this.reading = reading;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    var shown = SCHEME.matcher(header == null ? "" : header.strip());
    if (!shown.matches()) {
      chain.doFilter(request, response);
      return;
    }
    var token = tokens.use(Objects.requireNonNullElse(shown.group(1), ""));
    if (token.isEmpty()) {
      refuse(response, 401, "invalid_token", "令牌不对、到期了，或者已经作废。");
    } else if (token.get().scope() == ApiTokens.Scope.READ
        && !reading.contains(request.getMethod())) {
      refuse(response, 403, "insufficient_scope", "这个令牌只能读，不能写。");
    } else {
      var known =
          UsernamePasswordAuthenticationToken.authenticated(
              new StaffPrincipal(token.get().staffId()), null, List.of());
      known.setDetails(token.get());
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(known);
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    }
  }

  private static void refuse(
      HttpServletResponse response, int status, String error, String sentence) throws IOException {
    response.setStatus(status);
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"desk\", error=\"%s\"".formatted(error));
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                .formatted(sentence, status)
                .getBytes(StandardCharsets.UTF_8));
  }
}
