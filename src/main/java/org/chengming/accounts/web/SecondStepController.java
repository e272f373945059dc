package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.chengming.accounts.DeskPath;
import org.chengming.accounts.Factors;
import org.chengming.accounts.PasskeyAnswers;
import org.chengming.accounts.PasskeyChallenges;
import org.chengming.accounts.SecondStep;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The second step of sign-in. */
@Controller
@RequestMapping("/desk/sign-in/second")
class SecondStepController {
  private final Pages pages;
  private final Factors factors;
  private final SecondStep secondStep;
  private final PasskeyChallenges challenges;

  SecondStepController(
      Pages pages, Factors factors, SecondStep secondStep, PasskeyChallenges challenges) {
    this.pages = pages;
    this.factors = factors;
    this.secondStep = secondStep;
    this.challenges = challenges;
  }

  @GetMapping
  View show(
      Frame frame,
      HttpServletRequest request,
      @RequestParam(name = "continue", defaultValue = "") String onward) {
    return page(200, frame, request, onward, false);
  }

  @PostMapping("/code")
  View code(
      Frame frame,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "continue", defaultValue = "") String onward,
      @RequestParam(defaultValue = "") String code) {
    return after(secondStep.byCode(request, response, code), frame, request, onward);
  }

  @PostMapping("/passkey")
  View passkey(
      Frame frame,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "continue", defaultValue = "") String onward,
      PasskeyAnswers.Signature answer) {
    var challenge = challenges.take(request.getSession());
    return after(
        secondStep.byPasskey(request, response, answer, challenge), frame, request, onward);
  }

  private View after(
      SecondStep.Outcome outcome, Frame frame, HttpServletRequest request, String onward) {
    return switch (outcome) {
      case IN -> SeeOther.at(DeskPath.local(onward));
      case WRONG -> page(422, frame, request, onward, true);
      case OVER -> over(request);
    };
  }

  /** The first step has to be done anew. */
  private static View over(HttpServletRequest request) {
    request.getSession().invalidate();
    return SeeOther.at("/desk/sign-in?refused");
  }

  private View page(
      int status, Frame frame, HttpServletRequest request, String onward, boolean wrong) {
    var waiting = secondStep.waiting();
    if (waiting.isEmpty()) {
      return new RedirectView("/desk/sign-in");
    }
    var held = factors.of(waiting.get());
    var credentials =
        held.passkeys().stream().map(Factors.Passkey::credential).collect(Collectors.joining(" "));
    return pages.show(
        status,
        "accounts/web/secondStep",
        frame,
        new SecondStepPage(
            DeskPath.local(onward),
            held.authenticatorSince() != null,
            credentials,
            challenges.of(request.getSession()),
            challenges.party(),
            wrong));
  }
}
