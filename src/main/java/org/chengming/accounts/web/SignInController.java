package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import org.chengming.accounts.Accounts;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@Controller
class SignInController {
  private final Pages pages;
  private final DemoAccountQuery demoAccounts;

  SignInController(Pages pages, DemoAccountQuery demoAccounts) {
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
      @RequestParam(required = false) @Nullable String again) {
    return pages.show(
        "accounts/web/signIn",
        frame,
        new SignInPage(
            onward,
            refused == null ? "" : typed(request),
            refused != null,
            out != null,
            ended != null || again != null,
            frame.demo() ? demoAccounts.all() : java.util.List.of(),
            Accounts.DEMO_PASSWORD));
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
