package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.chengming.accounts.Accounts;
import org.chengming.actors.CurrentActor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps who signed in with a temporary password at the page that changes it, and who was closed
 * out.
 */
@Configuration(proxyBeanMethods = false)
class TemporaryPasswordGuard implements WebMvcConfigurer, HandlerInterceptor {
  private final CurrentActor currentActor;
  private final Accounts accounts;

  TemporaryPasswordGuard(CurrentActor currentActor, Accounts accounts) {
    this.currentActor = currentActor;
    this.accounts = accounts;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/desk", "/desk/**")
        .excludePathPatterns("/desk/sign-in");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var actor = currentActor.get();
    if (actor.isEmpty()) {
      // The account was closed while its session lived.
      var session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      response.sendRedirect("/desk/sign-in");
      return false;
    }
    var changing = Set.of("/desk/me", "/desk/me/password").contains(request.getServletPath());
    if (!changing && accounts.mustChangePassword(Objects.requireNonNull(actor.get().id()))) {
      response.sendRedirect("/desk/me");
      return false;
    }
    return true;
  }
}
