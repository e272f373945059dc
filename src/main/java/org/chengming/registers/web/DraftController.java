package org.chengming.registers.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.registers.Approving;
import org.chengming.registers.Draft;
import org.chengming.registers.DraftReview;
import org.chengming.registers.DraftRow;
import org.chengming.registers.DraftSteps;
import org.chengming.registers.Drafts;
import org.chengming.registers.RegisterDefinition;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A draft, what is done with it, and single records that go into one. */
@Controller
class DraftController {
  private static final String ONE = KeepingController.DRAFTS + "/{id:\\d{1,18}}";

  private final Drafts drafts;
  private final DraftSteps steps;
  private final Approving approving;
  private final KeepingQuery query;
  private final Pages pages;

  DraftController(
      Drafts drafts, DraftSteps steps, Approving approving, KeepingQuery query, Pages pages) {
    this.drafts = drafts;
    this.steps = steps;
    this.approving = approving;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping(ONE)
  View draft(Actor actor, Frame frame, @PathVariable long id) {
    return page(actor, frame, id, Form.of(Map.of()));
  }

  private View page(Actor actor, Frame frame, long id, Form form) {
    return pages.show(
        form.problems().isEmpty() ? 200 : 422,
        "registers/web/draft",
        frame,
        query.draft(actor, drafts.look(actor, id), form, frame));
  }

  @PostMapping(ONE + "/{act:submission|taking-back|return|approval|withdrawal}")
  View act(
      Actor actor,
      Frame frame,
      @PathVariable long id,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String remark,
      @RequestParam(defaultValue = "") String seen) {
    try {
      switch (act) {
        case "submission" -> steps.submit(actor, id);
        case "taking-back" -> steps.takeBack(actor, id);
        case "return" -> steps.sendBack(actor, id, remark);
        case "approval" -> approving.approve(actor, id, seen);
        default -> steps.withdraw(actor, id);
      }
      return SeeOther.at(KeepingController.DRAFTS + "/" + id);
    } catch (Refused refused) {
      return page(actor, frame, id, new Form(Map.of("remark", remark), refused.problems()));
    }
  }

  @PostMapping(ONE + "/rows/{line:\\d{1,9}}/removal")
  View drop(Actor actor, @PathVariable long id, @PathVariable long line) {
    drafts.drop(actor, id, line);
    return SeeOther.at(KeepingController.DRAFTS + "/" + id);
  }

  /** A new record, one that stands, or one of a draft. */
  @GetMapping(KeepingController.ONE + "/entry")
  View entry(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "0") long draft,
      @RequestParam(defaultValue = "0") long line) {
    var register = drafts.kept(actor, name);
    Map<String, String> cells = Map.of();
    if (line > 0) {
      cells =
          drafts.rows(drafts.look(actor, draft)).stream()
              .filter(r -> r.line() == line && r.removes() == null)
              .findFirst()
              .orElseThrow(() -> new Missing("Line %d of draft %d".formatted(line, draft)))
              .cells();
    } else if (!key.isEmpty()) {
      cells = drafts.typed(actor, register, key);
    }
    var form = Form.of(KeepingQuery.values(register, cells));
    return pages.show(
        "registers/web/entry", frame, query.entry(register, key, draft, line, form, frame));
  }

  @PostMapping(KeepingController.ONE + "/entry")
  View write(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam Map<String, String> typed,
      @RequestParam(name = "-key", defaultValue = "") String key,
      @RequestParam(name = "-draft", defaultValue = "0") long draft,
      @RequestParam(name = "-line", defaultValue = "0") long line) {
    var register = drafts.kept(actor, name);
    var cells = new LinkedHashMap<String, String>();
    register.fields().forEach(f -> cells.put(f.name(), typed.getOrDefault(f.name(), "").strip()));
    var row = new DraftRow(1, null, cells, null);
    var tried = drafts.tryOut(actor, register, List.of(row)).lines().getFirst();
    if (!tried.problems().isEmpty()) {
      var problems = tried.problems().stream().map(p -> problem(register, p)).toList();
      var form = new Form(KeepingQuery.values(register, cells), problems);
      return pages.show(
          422, "registers/web/entry", frame, query.entry(register, key, draft, line, form, frame));
    }
    var verb = tried.outcome() == DraftReview.Outcome.ADDED ? "新增" : "修改";
    return SeeOther.at(
        KeepingController.DRAFTS
            + "/"
            + placed(actor, register, draft, line, row, verb + tried.title()));
  }

  /** The sentences begin with the title of the field they are about. */
  private static Problem problem(RegisterDefinition register, String sentence) {
    return new Problem(
        register.fields().stream()
            .filter(f -> sentence.startsWith("“" + f.title() + "”"))
            .findFirst()
            .map(f -> f.name())
            .orElse(""),
        sentence);
  }

  private long placed(
      Actor actor, RegisterDefinition register, long draft, long line, DraftRow row, String note) {
    var into = draft != 0 ? draft : drafts.open(actor, register).map(Draft::id).orElse(0L);
    if (into == 0) {
      var brief = note.length() > 200 ? note.substring(0, 200) : note;
      return drafts.begin(actor, register, brief, List.of(row));
    }
    drafts.put(actor, into, line == 0 ? null : line, row);
    return into;
  }

  @GetMapping(KeepingController.ONE + "/removal")
  View removal(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String key) {
    var register = drafts.kept(actor, name);
    return pages.show(
        "registers/web/removal", frame, query.removal(register, key, Form.of(Map.of())));
  }

  @PostMapping(KeepingController.ONE + "/removal")
  View remove(
      Actor actor,
      Frame frame,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String reason) {
    var register = drafts.kept(actor, name);
    var page = query.removal(register, key, Form.of(Map.of()));
    if (reason.isBlank() || reason.strip().length() > 500) {
      var problem = new Problem("reason", "请用500字以内写明为什么删除，公众会看到。");
      var form = new Form(Map.of("reason", reason), List.of(problem));
      return pages.show(422, "registers/web/removal", frame, query.removal(register, key, form));
    }
    var row = new DraftRow(1, key, Map.of(), reason.strip());
    try {
      var draft = placed(actor, register, 0, 0, row, "删除" + page.record());
      return SeeOther.at(KeepingController.DRAFTS + "/" + draft);
    } catch (Refused refused) {
      var form = new Form(Map.of("reason", reason), refused.problems());
      return pages.show(422, "registers/web/removal", frame, query.removal(register, key, form));
    }
  }
}
