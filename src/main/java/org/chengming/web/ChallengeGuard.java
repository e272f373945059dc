package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets an address send a few forms without a word, and asks a question with each one beyond that.
 * What was typed is kept in the page that asks.
 */
@Component
class ChallengeGuard implements HandlerInterceptor {
  static final String TOKEN = "challenge";
  static final String ANSWER = "challenge-answer";
  static final String WORK = "challenge-work";
  private static final Set<String> OURS = Set.of(TOKEN, ANSWER, WORK);

  private final Allowance allowance;
  private final Quotas quotas;
  private final Challenges challenges;
  private final FrameResolver frames;
  private final Pages pages;

  ChallengeGuard(
      Allowance allowance,
      Quotas quotas,
      Challenges challenges,
      FrameResolver frames,
      Pages pages) {
    this.allowance = allowance;
    this.quotas = quotas;
    this.challenges = challenges;
    this.frames = frames;
    this.pages = pages;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    var address = request.getRemoteAddr();
    if (!HttpMethod.POST.matches(request.getMethod())
        || quotas.exempt(address)
        || allowance.take(Quota.QUIET_FORM, CallerNetwork.of(address)) >= 0
        || challenges.passes(
            request.getParameter(TOKEN),
            request.getParameter(ANSWER),
            request.getParameter(WORK))) {
      return true;
    }
    var page =
        new ChallengePage(
            request.getRequestURI(),
            sent(request),
            files(request),
            challenges.ask(),
            Challenges.WORK_BITS,
            request.getParameter(TOKEN) != null);
    response.setHeader("Cache-Control", "no-store");
    pages.show(429, "web/challenge", frames.frame(request), page).render(null, request, response);
    return false;
  }

  private static List<ChallengePage.Sent> sent(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .filter(field -> !OURS.contains(field.getKey()))
        .flatMap(
            field ->
                Arrays.stream(field.getValue())
                    .map(value -> new ChallengePage.Sent(field.getKey(), value)))
        .toList();
  }

  private static @Nullable String files(HttpServletRequest request) {
    return request instanceof MultipartHttpServletRequest multipart
        ? multipart.getMultiFileMap().entrySet().stream()
            .filter(field -> field.getValue().stream().anyMatch(file -> !file.isEmpty()))
            .map(field -> field.getKey())
            .findFirst()
            .orElse(null)
        : null;
  }
}
