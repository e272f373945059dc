package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends who is not signed in to the sign-in page, and back afterwards to where they wanted to go inside the desk. */
@Component
class DeskEntryPoint implements AuthenticationEntryPoint {
  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    var query = request.getQueryString();
    var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    var back = request.getMethod().equals("GET") && !wanted.equals("/desk");
    response.sendRedirect(
        "/desk/sign-in" + (back ? "?continue=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) : ""));
  }

  void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    response.sendRedirect(local(request.getParameter("continue")));
  }

  void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.sendRedirect(
        "/desk/sign-in?refused&continue="
            + URLEncoder.encode(local(request.getParameter("continue")), StandardCharsets.UTF_8));
  }

  /** Only a path inside the desk: never another host. */
  private static String local(@org.jspecify.annotations.Nullable String path) {
    return path != null && path.matches("/desk(/[^\\s\\\\]*|\\?[^\\s\\\\]*)?") && !path.startsWith("/desk/sign-")
        ? path
        : "/desk";
  }
}
