package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.AskPart;
import org.chengming.requests.Parts;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.ReturnPart;
import org.chengming.requests.web.DeskCaseAnswers.Place;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first receiver asks other bodies for their parts and gathers them, on the case's page. */
@Controller
class PartsController {
  private final Parts parts;
  private final DeskCaseQuery query;
  private final Organisations organisations;
  private final Pages pages;
  private final DeskCaseAnswers answers;

  PartsController(
      Parts parts,
      DeskCaseQuery query,
      Organisations organisations,
      Pages pages,
      DeskCaseAnswers answers) {
    this.parts = parts;
    this.query = query;
    this.organisations = organisations;
    this.pages = pages;
    this.answers = answers;
  }

  @PostMapping("/desk/requests/{number}/parts")
  View ask(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    return act(
        frame,
        read,
        show,
        "part",
        typed,
        () ->
            parts.ask(
                frame.signedIn(),
                new AskPart(
                    read,
                    body(typed.getOrDefault("body", "").strip(), frame.today()).id(),
                    new DeskForm(typed).value("text"),
                    new DeskForm(typed).requiredDay(),
                    "yes".equals(typed.get("shared")))));
  }

  @PostMapping("/desk/requests/{number}/parts/{ordinal:\\d{1,2}}/return")
  View askAgain(
      Frame frame,
      @PathVariable String number,
      @PathVariable int ordinal,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = DeskForm.number(number);
    return act(
        frame,
        read,
        show,
        "again-" + ordinal,
        typed,
        () ->
            parts.askAgain(
                frame.signedIn(),
                new ReturnPart(
                    read,
                    ordinal,
                    new DeskForm(typed).value("text"),
                    new DeskForm(typed).requiredDay())));
  }

  /** The case's page with the parts joined in the form of the answer, to be edited there. */
  @GetMapping("/desk/requests/{number}/gathered")
  View gathered(
      Frame frame, @PathVariable String number, @RequestParam(defaultValue = "all") String show) {
    var read = DeskForm.number(number);
    var joint = parts.gathered(frame.signedIn(), read);
    var outcome = joint.outcome() == null ? "" : Ending.usual(joint.outcome());
    var form = Form.of(Map.of("act", "ANSWER", "outcome", outcome, "text", joint.text()));
    var missing = joint.missing() == 0 ? "" : "还有 %d 个机关没有答。".formatted(joint.missing());
    var done = "各机关的答复已合成一份，填在“答复”里，改好再发出。" + missing + "处理结果：" + joint.why();
    var page = query.page(frame, read, show, form, done);
    return pages.show("requests/web/deskCase", frame, page);
  }

  private View act(
      Frame frame,
      RequestNumber number,
      String show,
      String act,
      Map<String, String> typed,
      Runnable deed) {
    return answers.act(frame, number, show, new Place(act, "parts", p -> at(act, p)), typed, deed);
  }

  /** Leads from a sentence to the field of that form. */
  private static Problem at(String act, Problem p) {
    return p.field().isEmpty() ? p : new Problem(id(act, p.field()), p.sentence());
  }

  private static String id(String act, String field) {
    return act.startsWith("again-")
        ? "again-%s-%s".formatted(field, act.substring("again-".length()))
        : field.equals("text") ? "part-question" : "part-" + field;
  }

  private Body body(String typed, LocalDate today) {
    return organisations.bodies().exactly("body", typed, b -> !b.outside() && b.standsOn(today));
  }
}
