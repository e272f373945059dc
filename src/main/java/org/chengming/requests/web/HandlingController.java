package org.chengming.requests.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.Actor;
import org.chengming.requests.Assigning;
import org.chengming.requests.Splitting;
import org.chengming.requests.Transferring;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whose hands a request goes through. */
@Controller
class HandlingController {
  private static final Map<String, String> DONE =
      Map.of("assignment", "已交办。", "split", "已分开，每件另有编号。", "transfer", "已转出去，申请人查进度时会看到。");

  private final Assigning assigning;
  private final Splitting splitting;
  private final Transferring transferring;
  private final DeskListQuery list;
  private final DeskCaseAnswers answers;
  private final Pages pages;

  HandlingController(
      Assigning assigning,
      Splitting splitting,
      Transferring transferring,
      DeskListQuery list,
      DeskCaseAnswers answers,
      Pages pages) {
    this.assigning = assigning;
    this.splitting = splitting;
    this.transferring = transferring;
    this.list = list;
    this.answers = answers;
    this.pages = pages;
  }

  /** What to say of an act of this page that was done; null for another's. */
  static @Nullable String done(String act) {
    return DONE.get(act);
  }

  /** Gives several to one officer with one press. */
  @PostMapping("/desk/requests/assignments")
  View assign(
      Frame frame,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(name = "request", defaultValue = "") List<String> request,
      @RequestParam(defaultValue = "") String officer,
      @RequestParam(defaultValue = "") String take) {
    var actor = frame.signedIn();
    var numbers = request.stream().map(DeskForm::number).toList();
    try {
      int changed = assigning.assign(actor, numbers, chosen(actor, officer, take));
      return SeeOther.at(
          "/desk/requests?show=%s&assigned=%d".formatted(DeskCaseAnswers.list(show), changed));
    } catch (Refused refused) {
      var page = list.list(actor, show, frame.today(), null).with(refused.problems());
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskList", frame, page);
    }
  }

  @PostMapping("/desk/requests/{number}/assignment")
  View assign(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var actor = frame.signedIn();
    var officer = typed.getOrDefault("officer", "");
    var take = typed.getOrDefault("take", "");
    var read = DeskForm.number(number);
    return answers.act(
        frame,
        read,
        show,
        "assignment",
        typed,
        () -> assigning.assign(actor, List.of(read), chosen(actor, officer, take)));
  }

  @PostMapping("/desk/requests/{number}/split")
  View split(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var matters =
        Arrays.stream(text(typed).replace("\r\n", "\n").split("\n[ \\t\u3000]*\n"))
            .map(String::strip)
            .filter(m -> !m.isEmpty())
            .toList();
    var read = DeskForm.number(number);
    return answers.act(
        frame, read, show, "split", typed, () -> splitting.split(frame.signedIn(), read, matters));
  }

  @PostMapping("/desk/requests/{number}/transfer")
  View transfer(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var to = typed.getOrDefault("to", "");
    var read = DeskForm.number(number);
    return answers.act(
        frame,
        read,
        show,
        "transfer",
        typed,
        () -> transferring.transfer(frame.signedIn(), read, to, text(typed)));
  }

  private static long chosen(Actor actor, String officer, String take) {
    if (!take.isEmpty()) {
      return Objects.requireNonNullElse(actor.id(), 0L);
    }
    return officer.matches("\\d{1,18}") ? Long.parseLong(officer) : 0;
  }

  private static String text(Map<String, String> typed) {
    return typed.getOrDefault("text", "").replace("\u0000", "").strip();
  }
}
