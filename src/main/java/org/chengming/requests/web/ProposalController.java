package org.chengming.requests.web;

import java.util.Map;
import org.chengming.letters.LetterPress;
import org.chengming.organisations.Organisations;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.LetterFindings;
import org.chengming.requests.Proposal;
import org.chengming.requests.Proposals;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Acts that are drafted by one person and agreed to by another. */
@Controller
class ProposalController {
  private final Proposals proposals;
  private final LetterFindings findings;
  private final CaseFiles files;
  private final DeskCaseAnswers answers;
  private final Organisations organisations;
  private final LetterPress press;
  private final Pages pages;

  ProposalController(
      Proposals proposals,
      LetterFindings findings,
      CaseFiles files,
      DeskCaseAnswers answers,
      Organisations organisations,
      LetterPress press,
      Pages pages) {
    this.proposals = proposals;
    this.findings = findings;
    this.files = files;
    this.answers = answers;
    this.organisations = organisations;
    this.press = press;
    this.pages = pages;
  }

  /** What waits for this person to agree. */
  @GetMapping("/desk/request-proposals")
  View waiting(Frame frame) {
    var page = new DeskProposalsPage(proposals.waitingFor(frame.signedIn()));
    return pages.show("requests/web/deskProposals", frame, page);
  }

  @PostMapping("/desk/requests/{number}/proposal")
  View propose(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    DeskForm.kind(typed.getOrDefault("kind", ""));
    var read = DeskForm.number(number);
    return answers.act(
        frame,
        read,
        show,
        "proposal",
        typed,
        () -> proposals.propose(frame.signedIn(), read, new DeskForm(typed).draft()));
  }

  @PostMapping("/desk/requests/{number}/proposal/{decision}")
  View decide(
      Frame frame,
      @PathVariable String number,
      @PathVariable String decision,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    var actor = frame.signedIn();
    var form = new DeskForm(typed);
    Runnable act =
        switch (decision) {
          case "approval" -> () -> proposals.approve(actor, read);
          case "return" -> () -> proposals.sendBack(actor, read, form.value("remark"));
          case "withdrawal" -> () -> proposals.takeBack(actor, read);
          case "masking" -> () -> findings.mask(actor, read, form.value("key"));
          case "removal" -> () -> findings.remove(actor, read, form.value("key"));
          case "passing" ->
              () -> findings.pass(actor, read, form.value("key"), form.value("reason"));
          case "wording" ->
              () ->
                  proposals.reword(
                      actor,
                      read,
                      form.count("letter"),
                      form.value("title"),
                      form.value("paragraphs"));
          default -> throw new Missing("Decision " + decision);
        };
    return answers.act(frame, read, show, decision, typed, act);
  }

  /** A letter as it would be sent, without its number. */
  @GetMapping("/desk/requests/{number}/proposal/{letter}.pdf")
  ResponseEntity<byte[]> preview(
      Frame frame, @PathVariable String number, @PathVariable int letter) {
    var request = files.get(frame.signedIn(), DeskForm.number(number));
    if (!files.knows(frame.signedIn(), request)) {
      throw new Missing("Draft letters of " + number);
    }
    var open =
        proposals.of(request).stream()
            .filter(p -> p.state() == Proposal.State.PROPOSED)
            .findFirst()
            .filter(p -> letter >= 0 && letter < p.letters().size())
            .orElseThrow(() -> new Missing("Draft letter %d of %s".formatted(letter, number)));
    var draft = open.letters().get(letter);
    var body = organisations.bodies().heir(request.bodyId());
    return LetterFiles.pdf(press, draft.official(body.name(), "（未编号）", "", frame.today()));
  }
}
