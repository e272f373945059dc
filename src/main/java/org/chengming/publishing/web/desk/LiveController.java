package org.chengming.publishing.web.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.chengming.publishing.CorrectDocument;
import org.chengming.publishing.Drafting;
import org.chengming.publishing.EndDocument;
import org.chengming.publishing.LinkExplainer;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.UnlinkExplainer;
import org.chengming.publishing.Validity;
import org.chengming.publishing.WithdrawDocument;
import org.chengming.web.Frame;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Acts on a live document; {@code edition} is the one whose page the person came from. */
@Controller
class LiveController {
  private final Answers answers;
  private final Drafting drafting;
  private final Publishing publishing;
  private final LinkRows links;

  LiveController(Answers answers, Drafting drafting, Publishing publishing, LinkRows links) {
    this.answers = answers;
    this.drafting = drafting;
    this.publishing = publishing;
    this.links = links;
  }

  @PostMapping("/desk/documents/{document}/correction")
  View correct(
      Frame frame,
      @PathVariable long document,
      @RequestParam long edition,
      @RequestParam(defaultValue = "") String text) {
    var opened = new long[1];
    var answer =
        answers.after(
            frame,
            edition,
            "",
            () ->
                opened[0] =
                    drafting
                        .correct(frame.signedIn(), new CorrectDocument(document, text))
                        .editionId());
    return opened[0] == 0
        ? answer
        : new RedirectView("/desk/documents/editions/%d/edit".formatted(opened[0]));
  }

  @PostMapping("/desk/documents/{document}/withdrawal")
  View withdraw(
      Frame frame,
      @PathVariable long document,
      @RequestParam long edition,
      @RequestParam(defaultValue = "") String text) {
    return answers.after(
        frame,
        edition,
        "withdrawal",
        () -> publishing.withdraw(frame.signedIn(), new WithdrawDocument(document, text)));
  }

  @PostMapping("/desk/documents/{document}/ending")
  View end(
      Frame frame,
      @PathVariable long document,
      @RequestParam long edition,
      @RequestParam(defaultValue = "ABOLISHED") Validity kind,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String text) {
    return answers.after(
        frame,
        edition,
        "ending",
        () ->
            publishing.end(
                frame.signedIn(),
                new EndDocument(document, kind, day(on), by.isBlank() ? null : named(by), text)));
  }

  /** Links in the direction chosen: this document explains the other, or is explained by it. */
  @PostMapping("/desk/documents/{document}/explanations")
  View link(
      Frame frame,
      @PathVariable long document,
      @RequestParam long edition,
      @RequestParam(defaultValue = "") String other,
      @RequestParam(defaultValue = "explains") String direction) {
    return answers.after(
        frame,
        edition,
        "explanations",
        () -> {
          long id = named(other);
          var explains = direction.equals("explains");
          publishing.link(
              frame.signedIn(),
              new LinkExplainer(explains ? document : id, explains ? id : document));
        });
  }

  @PostMapping("/desk/documents/{document}/explanations/removal")
  View unlink(
      Frame frame,
      @PathVariable long document,
      @RequestParam long edition,
      @RequestParam long explainer,
      @RequestParam long policy) {
    return answers.after(
        frame,
        edition,
        "explanations",
        () -> publishing.unlink(frame.signedIn(), new UnlinkExplainer(explainer, policy)));
  }

  private long named(String typed) {
    @Nullable Long id = links.find(typed);
    if (id == null) {
      throw Refused.because(
          "other", "没有找到索引号或文号是“%s”的已发布文件。".formatted(typed), "No live document is named " + typed);
    }
    return id;
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw Refused.because("on", "请填写从哪一天起。", "\"%s\" is no date".formatted(typed));
    }
  }
}
