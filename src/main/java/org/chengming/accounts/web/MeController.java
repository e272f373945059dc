package org.chengming.accounts.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Objects;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.Duties;
import org.chengming.accounts.OwnPassword;
import org.chengming.accounts.Sessions;
import org.chengming.accounts.StaffFactors;
import org.chengming.actors.Actor;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What belongs to the person: their password, and where they are signed in. */
@Controller
class MeController {
  private final Pages pages;
  private final Accounts accounts;
  private final OwnPassword ownPassword;
  private final Sessions sessions;
  private final StaffFactors factors;
  private final Duties duties;
  private final SignInNotices notices;

  MeController(
      Pages pages,
      Accounts accounts,
      OwnPassword ownPassword,
      Sessions sessions,
      StaffFactors factors,
      Duties duties,
      SignInNotices notices) {
    this.pages = pages;
    this.accounts = accounts;
    this.ownPassword = ownPassword;
    this.sessions = sessions;
    this.factors = factors;
    this.duties = duties;
    this.notices = notices;
  }

  @GetMapping("/desk/me")
  View me(Frame frame, HttpSession session, @RequestParam(defaultValue = "") String done) {
    return pages.show("accounts/web/me", frame, page(frame, session, List.of(), done));
  }

  @PostMapping("/desk/me/password")
  View changePassword(
      Frame frame,
      HttpSession session,
      @RequestParam String current,
      @RequestParam String password,
      @RequestParam String again) {
    try {
      if (!password.equals(again)) {
        throw Refused.because("again", "两次输入的新密码不一样。", "The repeated password differs");
      }
      ownPassword.change(frame.signedIn(), current, password, session.getId());
    } catch (Refused refused) {
      return pages.show(
          422, "accounts/web/me", frame, page(frame, session, refused.problems(), ""));
    }
    return new RedirectView("/desk/me?done=password");
  }

  @PostMapping("/desk/me/sessions/{key:[0-9a-f-]{36}}/ending")
  View end(Actor actor, @PathVariable String key) {
    sessions.end(actor, key);
    return new RedirectView("/desk/me?done=session");
  }

  @PostMapping("/desk/me/sessions/ending")
  View endOthers(Actor actor, HttpSession session) {
    sessions.endOthers(actor, session.getId());
    return new RedirectView("/desk/me?done=sessions");
  }

  private MePage page(
      Frame frame, HttpSession session, List<Refused.Problem> problems, String done) {
    var actor = frame.signedIn();
    var staff = accounts.staff(Objects.requireNonNull(actor.id()));
    var open =
        sessions.of(actor, session.getId()).stream()
            .map(
                s ->
                    new MePage.Session(
                        s.key(),
                        Dates.moment(s.startedAt(), frame.t()),
                        Dates.moment(s.lastUsedAt(), frame.t()),
                        s.opening() == null ? "" : s.opening().agent(),
                        s.opening() == null ? "" : s.opening().address(),
                        s.current()))
            .toList();
    return new MePage(
        staff.username(),
        staff.name(),
        staff.passwordTemporary(),
        duties.passwordExpired(staff),
        duties.passwordHint(),
        notices.of(frame, session),
        factors.any(staff.id()) ? "已经设置。登录除了密码，还要再验证一步。" : "没有设置。设置以后，密码泄露了别人也进不来。",
        done,
        open,
        problems);
  }
}
