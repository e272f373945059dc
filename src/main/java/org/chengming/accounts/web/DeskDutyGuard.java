package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.chengming.accounts.Duties;
import org.chengming.actors.CurrentActor;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps who has to do something first, replace a temporary password or add a second factor, at the
 * page where it is done; and out who was closed out.
 */
@Configuration(proxyBeanMethods = false)
class DeskDutyGuard implements WebMvcConfigurer, HandlerInterceptor {
  private final CurrentActor currentActor;
  private final Duties duties;

  DeskDutyGuard(CurrentActor currentActor, Duties duties) {
    this.currentActor = currentActor;
    this.duties = duties;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(this)
        .addPathPatterns("/desk", "/desk/**")
        .excludePathPatterns("/desk/sign-in", "/desk/sign-in/**");
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
    var duty = duties.of(Objects.requireNonNull(actor.get().id()));
    if (duty.isPresent() && !duty.get().leavesOpen(request.getServletPath())) {
      response.sendRedirect(duty.get().page());
      return false;
    }
    return true;
  }
}
