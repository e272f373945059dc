package org.chengming.requests.web;

import org.chengming.requests.Mails;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Notices that did not arrive. */
@Controller
class MailDeskController {
  private final Mails mails;
  private final Pages pages;

  MailDeskController(Mails mails, Pages pages) {
    this.mails = mails;
    this.pages = pages;
  }

  @GetMapping("/desk/mail")
  View list(Frame frame) {
    return pages.show(
        "requests/web/deskMail", frame, new DeskMailPage(mails.undelivered(frame.signedIn())));
  }

  @PostMapping("/desk/mail/{id:\\d{1,18}}/again")
  View again(Frame frame, @PathVariable long id) {
    mails.again(frame.signedIn(), id);
    return SeeOther.at("/desk/mail");
  }
}
