package org.chengming.accounts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chengming.actors.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sends who is not signed in to the sign-in page, and back afterwards to where they wanted to go
 * inside the desk.
 */
@Component
class DeskEntryPoint implements AuthenticationEntryPoint {
  /**
   * The username of a refused sign-in, for the next page to show once; not in its address, which is
   * logged.
   */
  private static final String TYPED = "typed";

  private final CurrentActor currentActor;
  private final Door door;
  private final HandlerExceptionResolver pages;

  DeskEntryPoint(
      CurrentActor currentActor,
      Door door,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver pages) {
    this.currentActor = currentActor;
    this.door = door;
    this.pages = pages;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    var query = request.getQueryString();
    var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
    var back = request.getMethod().equals("GET") && !wanted.equals("/desk");
    response.sendRedirect("/desk/sign-in" + (back ? "?continue=" + DeskPath.encode(wanted) : ""));
  }

  /**
   * A form whose token no longer holds: the session has ended, so sign in; or the page is too old,
   * so say that.
   */
  void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException, ServletException {
    if (currentActor.get().isEmpty() && !request.getServletPath().equals("/desk/sign-in")) {
      response.sendRedirect("/desk/sign-in?ended");
    } else if (currentActor.get().isEmpty()) {
      // The sign-in page itself stood open until its token ended; it gets a new one.
      response.sendRedirect("/desk/sign-in?again");
    } else {
      show(pages.resolveException(request, response, null, reason), request, response);
    }
  }

  private static void show(
      @Nullable ModelAndView page, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      if (page != null && page.getView() != null) {
        page.getView().render(page.getModel(), request, response);
      }
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  void signedIn(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    var session = request.getSession();
    session.removeAttribute(TYPED);
    var onward = DeskPath.local(request.getParameter("continue"));
    if (authentication.getPrincipal() instanceof StaffPrincipal staff) {
      door.entered(request, staff.id());
      response.sendRedirect(onward);
    } else {
      response.sendRedirect("/desk/sign-in/second?continue=" + DeskPath.encode(onward));
    }
  }

  void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    var typed = request.getParameter("username");
    if (typed != null) {
      request.getSession().setAttribute(TYPED, typed.substring(0, Math.min(64, typed.length())));
    }
    response.sendRedirect(
        "/desk/sign-in?refused&continue="
            + DeskPath.encode(DeskPath.local(request.getParameter("continue"))));
  }
}
