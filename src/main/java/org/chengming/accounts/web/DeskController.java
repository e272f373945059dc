package org.chengming.accounts.web;

import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import org.chengming.accounts.web.DeskPage.Tally;
import org.chengming.web.DeskTally;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The desk's first page. */
@Controller
class DeskController {
  private final Pages pages;
  private final SignInNotices notices;
  private final List<DeskTally> tallies;

  DeskController(Pages pages, SignInNotices notices, ObjectProvider<DeskTally> tallies) {
    this.pages = pages;
    this.notices = notices;
    this.tallies = tallies.stream().sorted(Comparator.comparingInt(DeskTally::position)).toList();
  }

  @GetMapping("/desk")
  View desk(Frame frame, HttpSession session) {
    var actor = frame.signedIn();
    var shown =
        tallies.stream()
            .filter(t -> t.roles().stream().anyMatch(actor::mayAnywhere))
            .map(t -> new Tally(t.label(), t.href(), t.count().applyAsInt(actor)))
            .filter(t -> t.count() > 0)
            .toList();
    return pages.show(
        "accounts/web/desk",
        frame,
        new DeskPage(shown, notices.pressing(frame, session) ? notices.of(frame, session) : ""));
  }
}
