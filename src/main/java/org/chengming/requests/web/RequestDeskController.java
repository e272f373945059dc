package org.chengming.requests.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.chengming.requests.Casework;
import org.chengming.requests.Facts.Stance;
import org.chengming.requests.RegisterRequest;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.TakeClarification;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The worklist, and what is recorded of a request; every act is a POST to a noun under it. */
@Controller
class RequestDeskController {
  private static final Set<String> ACTS =
      Set.of("registration", "clarification-answer", "opinion", "reasons", "payment");

  private final Casework casework;
  private final DeskListQuery list;
  private final DeskCaseAnswers answers;
  private final Pages pages;

  RequestDeskController(
      Casework casework, DeskListQuery list, DeskCaseAnswers answers, Pages pages) {
    this.casework = casework;
    this.list = list;
    this.answers = answers;
    this.pages = pages;
  }

  @GetMapping("/desk/requests")
  View list(
      Frame frame,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "") String assigned) {
    var page = list.list(frame.signedIn(), show, frame.today(), null);
    var done = assigned.matches("\\d{1,3}") ? "交办了 %s 件。".formatted(assigned) : null;
    return pages.show("requests/web/deskList", frame, page.done(done));
  }

  @GetMapping("/desk/requests/{number}")
  View show(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "") String done) {
    return answers.show(frame, DeskForm.number(number), show, done);
  }

  @PostMapping("/desk/requests/{number}/{act}")
  View act(
      Frame frame,
      @PathVariable String number,
      @PathVariable String act,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    if (!ACTS.contains(act)) {
      throw new Missing("Act " + act);
    }
    var read = DeskForm.number(number);
    return answers.act(
        frame, read, show, act, typed, () -> act(frame, read, act, new DeskForm(typed)));
  }

  private void act(Frame frame, RequestNumber number, String act, DeskForm form) {
    var actor = frame.signedIn();
    var on = form.day(frame.today());
    switch (act) {
      case "registration" -> casework.register(actor, new RegisterRequest(number, on));
      case "clarification-answer" ->
          casework.takeClarification(actor, new TakeClarification(number, on, form.text()));
      case "opinion" ->
          casework.takeOpinion(actor, number, form.value("whose"), stance(form), on, form.text());
      case "reasons" -> casework.takeReasons(actor, number, on, form.text());
      default -> casework.takePayment(actor, number, on);
    }
  }

  private static @Nullable Stance stance(DeskForm form) {
    return Arrays.stream(Stance.values())
        .filter(s -> s.name().equals(form.value("stance")))
        .findFirst()
        .orElse(null);
  }
}
