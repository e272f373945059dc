package org.chengming.publishing.web.desk;

import org.chengming.publishing.CleanAttachment;
import org.chengming.publishing.DescribePicture;
import org.chengming.publishing.EditionState;
import org.chengming.publishing.Findings;
import org.chengming.publishing.PassFinding;
import org.chengming.publishing.RuleFinding;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What the gate found in an edition, and what is done about each. */
@Controller
class FindingsController {
  private final Pages pages;
  private final Answers answers;
  private final ReviewQuery reviews;
  private final Findings findings;

  FindingsController(Pages pages, Answers answers, ReviewQuery reviews, Findings findings) {
    this.pages = pages;
    this.answers = answers;
    this.reviews = reviews;
    this.findings = findings;
  }

  /** The panel beside what is being written, asked for after each save. */
  @GetMapping("/desk/documents/editions/{edition}/findings")
  View panel(Frame frame, @PathVariable long edition) {
    return pages.show("publishing/web/desk/panel", frame, reviews.panel(frame.signedIn(), edition));
  }

  @PostMapping("/desk/documents/editions/{edition}/findings/{key:[0-9a-f]{16}}/{act}")
  View rule(
      Frame frame,
      @PathVariable long edition,
      @PathVariable String key,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String text) {
    var actor = frame.signedIn();
    Runnable does =
        switch (act) {
          case "mask" -> () -> findings.mask(actor, new RuleFinding(edition, key));
          case "removal" -> () -> findings.remove(actor, new RuleFinding(edition, key));
          case "pass" -> () -> findings.pass(actor, new PassFinding(edition, key, text));
          default -> throw new Missing("Act on a finding " + act);
        };
    return after(frame, edition, "finding-" + act, does);
  }

  @PostMapping("/desk/documents/editions/{edition}/attachments/{attachment}/clean-copy")
  View clean(Frame frame, @PathVariable long edition, @PathVariable long attachment) {
    return after(
        frame,
        edition,
        "clean-copy",
        () -> findings.clean(frame.signedIn(), new CleanAttachment(attachment)));
  }

  @PostMapping("/desk/documents/editions/{edition}/pictures/{sha256:[0-9a-f]{64}}/words")
  View describe(
      Frame frame,
      @PathVariable long edition,
      @PathVariable String sha256,
      @RequestParam(defaultValue = "") String text) {
    return after(
        frame,
        edition,
        "picture-words",
        () -> findings.describe(frame.signedIn(), new DescribePicture(edition, sha256, text)));
  }

  /** Whoever is writing goes on writing. */
  private View after(Frame frame, long edition, String act, Runnable does) {
    var answer = answers.after(frame, edition, act, does);
    return answer instanceof RedirectView
            && reviews
                .edition(frame.signedIn(), edition)
                .getState()
                .equals(EditionState.DRAFT.name())
        ? new RedirectView("/desk/documents/editions/%d/edit#findings".formatted(edition))
        : answer;
  }
}
