package org.chengming.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Frame} of the request, and the signed-in {@link Actor}. */
@Component
class FrameResolver implements HandlerMethodArgumentResolver {
  static final String LANGUAGE = "language";
  static final String SIZE = "size";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final CurrentActor currentActor;
  private final SiteIdentity site;
  private final Clock clock;
  private final boolean demo;
  private final DemoProgress demoProgress;
  private final List<DeskEntry> deskEntries;

  FrameResolver(
      CurrentActor currentActor,
      SiteIdentity site,
      Clock clock,
      @Value("${chengming.demo}") boolean demo,
      DemoProgress demoProgress,
      List<DeskEntry> deskEntries) {
    this.currentActor = currentActor;
    this.deskEntries =
        deskEntries.stream().sorted(Comparator.comparingInt(DeskEntry::position)).toList();
    this.site = site;
    this.clock = clock;
    this.demo = demo;
    this.demoProgress = demoProgress;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Frame.class
        || parameter.getParameterType() == Actor.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (parameter.getParameterType() == Actor.class) {
      // A program that writes through the API stands at no page.
      return currentActor
          .get()
          .orElseThrow(() -> new IllegalStateException("Nobody is signed in for this"));
    }
    return frame(request.getNativeRequest(HttpServletRequest.class));
  }

  Frame frame(@Nullable HttpServletRequest request) {
    if (request == null) {
      throw new IllegalStateException("A frame needs a servlet request");
    }
    var query = request.getQueryString();
    // In an error dispatch the address is that of the request that failed.
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
            ? failed
            : request.getRequestURI();
    var atDesk =
        request.getServletPath().equals("/desk") || request.getServletPath().startsWith("/desk/");
    var actor = atDesk ? currentActor.get().orElse(null) : null;
    var posted = !atDesk && !READING.contains(request.getMethod());
    return new Frame(
        english(request) ? Words.ENGLISH : Words.CHINESE,
        "large".equals(cookie(request, SIZE)),
        posted ? "" : query == null ? path : path + "?" + query,
        LocalDate.now(clock),
        site,
        demo,
        demoProgress.documents(),
        actor,
        actor == null ? "" : currentActor.bodyName(),
        actor == null ? List.of() : entriesFor(actor),
        (CsrfToken) request.getAttribute(CsrfToken.class.getName()));
  }

  private List<DeskEntry> entriesFor(Actor actor) {
    return deskEntries.stream()
        .filter(e -> e.roles().stream().anyMatch(actor::mayAnywhere))
        .toList();
  }

  static boolean english(HttpServletRequest request) {
    return "en".equals(cookie(request, LANGUAGE));
  }

  private static @Nullable String cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }
}
