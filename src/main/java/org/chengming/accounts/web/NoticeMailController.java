package org.chengming.accounts.web;

import java.util.List;
import java.util.Objects;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.NoticeQueue;
import org.chengming.accounts.OwnPassword;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where mails about a person's own account go. Whoever changes it gives the password. */
@Controller
@RequestMapping("/desk/me/mail")
class NoticeMailController {
  private final Pages pages;
  private final Accounts accounts;
  private final NoticeQueue notices;
  private final OwnPassword ownPassword;

  NoticeMailController(
      Pages pages, Accounts accounts, NoticeQueue notices, OwnPassword ownPassword) {
    this.pages = pages;
    this.accounts = accounts;
    this.notices = notices;
    this.ownPassword = ownPassword;
  }

  @GetMapping
  View show(Frame frame, @RequestParam(defaultValue = "") String done) {
    return page(200, frame, null, !done.isEmpty(), List.of());
  }

  @PostMapping
  View save(Frame frame, @RequestParam String address, @RequestParam String current) {
    try {
      ownPassword.confirm(frame.signedIn(), current);
      notices.setAddress(frame.signedIn(), address.strip());
    } catch (Refused refused) {
      return page(422, frame, address, false, refused.problems());
    }
    return SeeOther.at("/desk/me/mail?done=saved");
  }

  private View page(
      int status,
      Frame frame,
      @Nullable String typed,
      boolean saved,
      List<Refused.Problem> problems) {
    var id = Objects.requireNonNull(frame.signedIn().id());
    return pages.show(
        status,
        "accounts/web/noticeMail",
        frame,
        new NoticeMailPage(
            accounts.staff(id).username(),
            typed == null ? notices.address(id) : typed,
            notices.on(),
            saved,
            problems));
  }
}
