package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.DeskPath;
import org.chengming.accounts.IdentityService;
import org.chengming.accounts.PasskeyAlone;
import org.chengming.accounts.PasskeyAnswers;
import org.chengming.accounts.PasskeyChallenges;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
class SignInController {
  private final Pages pages;
  private final DemoAccountQuery demoAccounts;
  private final IdentityService service;
  private final PasskeyAlone alone;
  private final PasskeyChallenges challenges;

  SignInController(
      Pages pages,
      DemoAccountQuery demoAccounts,
      IdentityService service,
      PasskeyAlone alone,
      PasskeyChallenges challenges) {
    this.service = service;
    this.alone = alone;
    this.challenges = challenges;
    this.pages = pages;
    this.demoAccounts = demoAccounts;
  }

  @GetMapping("/desk/sign-in")
  View signIn(
      Frame frame,
      HttpServletRequest request,
      @RequestParam(name = "continue", defaultValue = "") String onward,
      @RequestParam(required = false) @Nullable String refused,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String ended,
      @RequestParam(required = false) @Nullable String again,
      @RequestParam(required = false) @Nullable String unknown,
      @RequestParam(required = false) @Nullable String away) {
    return pages.show(
        "accounts/web/signIn",
        frame,
        new SignInPage(
            onward,
            refused == null ? "" : typed(request),
            refused != null,
            out != null,
            ended != null || again != null,
            service.name(),
            unknown != null ? "unknown" : away != null ? "away" : "",
            alone.on()
                ? new SignInPage.Passkey(challenges.of(request.getSession()), challenges.party())
                : null,
            frame.demo() ? demoAccounts.all() : java.util.List.of(),
            Accounts.DEMO_PASSWORD));
  }

  @PostMapping("/desk/sign-in/passkey")
  View byPasskey(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "continue", defaultValue = "") String onward,
      PasskeyAnswers.Signature answer) {
    var challenge = challenges.take(request.getSession());
    return SeeOther.at(
        alone.enter(request, response, answer, challenge)
            ? DeskPath.local(onward)
            : "/desk/sign-in?refused");
  }

  /** Asks the service for its addresses first, so that one that is away is said here. */
  @GetMapping("/desk/sign-in/oidc")
  View byService() {
    var start = service.start();
    return new RedirectView(start == null ? "/desk/sign-in?away" : start);
  }

  /** What was typed when sign-in was refused, once. */
  private static String typed(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !(session.getAttribute("typed") instanceof String typed)) {
      return "";
    }
    session.removeAttribute("typed");
    return typed;
  }
}
