package org.chengming.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.chengming.accounts.Factors;
import org.chengming.accounts.Freshness;
import org.chengming.accounts.OwnPassword;
import org.chengming.accounts.PasskeyAnswers;
import org.chengming.accounts.PasskeyChallenges;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person's own second factors. What changes them wants the password of a short while ago. */
@Controller
@RequestMapping("/desk/me/factors")
class FactorController {
  private static final String HOME = "/desk/me/factors";

  private final Pages pages;
  private final FactorPages factorPages;
  private final Factors factors;
  private final OwnPassword ownPassword;
  private final PasskeyChallenges challenges;
  private final Clock clock;

  FactorController(
      Pages pages,
      FactorPages factorPages,
      Factors factors,
      OwnPassword ownPassword,
      PasskeyChallenges challenges,
      Clock clock) {
    this.pages = pages;
    this.factorPages = factorPages;
    this.factors = factors;
    this.ownPassword = ownPassword;
    this.challenges = challenges;
    this.clock = clock;
  }

  @GetMapping
  View show(Frame frame, HttpSession session, @RequestParam(defaultValue = "") String done) {
    return home(200, frame, session, done, List.of());
  }

  @PostMapping("/password")
  View confirmPassword(Frame frame, HttpSession session, @RequestParam String current) {
    try {
      ownPassword.confirm(frame.signedIn(), current);
    } catch (Refused refused) {
      return home(422, frame, session, "", refused.problems());
    }
    Freshness.begin(session, clock.instant());
    return SeeOther.at(HOME);
  }

  @GetMapping("/authenticator")
  View authenticator(Frame frame, HttpSession session) {
    return factors.proposed(frame.signedIn(), frame.siteName()).isPresent() && fresh(session)
        ? setting(200, frame, List.of())
        : SeeOther.at(HOME);
  }

  @PostMapping("/authenticator")
  View propose(Frame frame, HttpSession session) {
    return change(
        frame,
        session,
        () -> {
          factors.propose(frame.signedIn());
          return SeeOther.at(HOME + "/authenticator");
        });
  }

  @PostMapping("/authenticator/confirmation")
  View confirm(Frame frame, HttpSession session, @RequestParam String code) {
    if (!fresh(session)) {
      return SeeOther.at(HOME);
    }
    try {
      return codes(
          frame,
          session,
          factors.confirm(frame.signedIn(), code, session.getId()),
          "authenticator");
    } catch (Refused refused) {
      return factors.proposed(frame.signedIn(), frame.siteName()).isPresent()
          ? setting(422, frame, refused.problems())
          : home(422, frame, session, "", refused.problems());
    }
  }

  @PostMapping("/authenticator/removal")
  View removeAuthenticator(Frame frame, HttpSession session) {
    return change(
        frame,
        session,
        () -> {
          factors.removeAuthenticator(frame.signedIn());
          return SeeOther.at(HOME + "?done=removed");
        });
  }

  @PostMapping("/passkeys")
  View addPasskey(
      Frame frame,
      HttpServletRequest request,
      @RequestParam String label,
      @RequestParam String clientData,
      @RequestParam String attestation) {
    var session = request.getSession();
    return change(
        frame,
        session,
        () -> {
          var asked =
              new Factors.Asked(
                  Objects.requireNonNullElse(challenges.take(session), ""),
                  request.getServerPort(),
                  session.getId());
          var answer = new PasskeyAnswers.Registration(clientData, attestation);
          return codes(
              frame,
              session,
              factors.addPasskey(frame.signedIn(), label, answer, asked),
              "passkey");
        });
  }

  @PostMapping("/passkeys/{id:\\d{1,18}}/removal")
  View removePasskey(Frame frame, HttpSession session, @PathVariable long id) {
    return change(
        frame,
        session,
        () -> {
          factors.removePasskey(frame.signedIn(), id);
          return SeeOther.at(HOME + "?done=removed");
        });
  }

  @PostMapping("/codes")
  View renewCodes(Frame frame, HttpSession session) {
    return change(
        frame, session, () -> codes(frame, session, factors.renewCodes(frame.signedIn()), "codes"));
  }

  private View change(Frame frame, HttpSession session, Supplier<View> act) {
    if (!fresh(session)) {
      return SeeOther.at(HOME);
    }
    try {
      return act.get();
    } catch (Refused refused) {
      return home(refused.isConflict() ? 409 : 422, frame, session, "", refused.problems());
    }
  }

  /** Answers with the page itself: the codes are shown here, once. */
  private View codes(Frame frame, HttpSession session, List<String> codes, String done) {
    return codes.isEmpty()
        ? SeeOther.at(HOME + "?done=" + done)
        : pages.show(
            "accounts/web/recoveryCodes", frame, factorPages.codes(frame.signedIn(), codes, frame));
  }

  private View setting(int status, Frame frame, List<Refused.Problem> problems) {
    return pages.show(
        status, "accounts/web/authenticator", frame, factorPages.setting(frame, problems));
  }

  private View home(
      int status, Frame frame, HttpSession session, String done, List<Refused.Problem> problems) {
    return pages.show(
        status, "accounts/web/factors", frame, factorPages.home(frame, session, done, problems));
  }

  private boolean fresh(HttpSession session) {
    return Freshness.holds(session, clock.instant());
  }
}
