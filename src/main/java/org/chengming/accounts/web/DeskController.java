package org.chengming.accounts.web;

import org.chengming.accounts.Accounts;
import org.chengming.actors.Actor;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The desk's first page, and what belongs to the person: their account and password. */
@Controller
class DeskController {
  private final Pages pages;
  private final Accounts accounts;

  DeskController(Pages pages, Accounts accounts) {
    this.pages = pages;
    this.accounts = accounts;
  }

  @GetMapping("/desk")
  View desk(Frame frame) {
    return pages.show("accounts/web/desk", frame, new DeskPage());
  }

  @GetMapping("/desk/me")
  View me(Frame frame, @RequestParam(defaultValue = "") String done) {
    return pages.show("accounts/web/me", frame, page(frame.signedIn(), null, !done.isEmpty()));
  }

  @PostMapping("/desk/me/password")
  View changePassword(
      Frame frame, Actor actor, @RequestParam String current, @RequestParam String password, @RequestParam String again) {
    try {
      if (!password.equals(again)) {
        throw Refused.because("again", "两次输入的新密码不一样。", "The repeated password differs");
      }
      accounts.changePassword(actor, current, password);
    } catch (Refused refused) {
      return pages.show(422, "accounts/web/me", frame, page(actor, refused, false));
    }
    return new RedirectView("/desk/me?done=password");
  }

  private MePage page(Actor actor, @org.jspecify.annotations.Nullable Refused refused, boolean done) {
    var staff = accounts.staff(java.util.Objects.requireNonNull(actor.id()));
    return new MePage(
        staff.username(),
        staff.name(),
        staff.passwordTemporary(),
        done,
        refused == null ? java.util.List.of() : refused.problems());
  }
}
