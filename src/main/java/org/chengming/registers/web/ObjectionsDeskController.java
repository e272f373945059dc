package org.chengming.registers.web;

import java.util.List;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.registers.Objection;
import org.chengming.registers.Objections;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.chengming.web.SeeOther;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Answering those who say that a record is wrong, by the clock. */
@Controller
class ObjectionsDeskController {
  static final String PATH = "/desk/register-objections";
  private static final String ONE = PATH + "/{id:\\d{1,18}}";

  private final Registers registers;
  private final Objections objections;
  private final WorkingCalendar calendar;
  private final Pages pages;

  ObjectionsDeskController(
      Registers registers, Objections objections, WorkingCalendar calendar, Pages pages) {
    this.registers = registers;
    this.objections = objections;
    this.calendar = calendar;
    this.pages = pages;
  }

  @Bean
  static DeskEntry registerObjectionsEntry() {
    return new DeskEntry("公开", 26, "登记簿异议", PATH, Set.of(Role.PUBLISHER, Role.REVIEWER));
  }

  @GetMapping(PATH)
  View list(Frame frame) {
    return show(200, frame, null);
  }

  @GetMapping(ONE)
  View one(Frame frame, @PathVariable long id) {
    return show(200, frame, chosen(frame, id, "", List.of()));
  }

  @PostMapping(ONE + "/{outcome:correction|refusal}")
  View decide(
      Frame frame,
      @PathVariable long id,
      @PathVariable String outcome,
      @RequestParam(defaultValue = "") String reason) {
    var how =
        outcome.equals("correction") ? Objection.Outcome.CORRECTED : Objection.Outcome.REFUSED;
    try {
      objections.decide(frame.signedIn(), id, how, reason);
      return SeeOther.at(PATH + "/" + id);
    } catch (Refused refused) {
      return show(
          refused.isConflict() ? 409 : 422, frame, chosen(frame, id, reason, refused.problems()));
    }
  }

  private ObjectionsDeskPage.Chosen chosen(
      Frame frame, long id, String reason, List<Problem> problems) {
    var actor = frame.signedIn();
    var objection = objections.get(actor, id);
    return new ObjectionsDeskPage.Chosen(
        line(objection, frame),
        "/registers/" + objection.register() + "/records/" + RecordFiles.inPath(objection.key()),
        Dates.moment(objection.receivedAt(), Words.CHINESE),
        Dates.day(objection.due(), Words.CHINESE),
        objections.read(actor, id),
        objections.changedSince(objection),
        objection.decision(),
        reason,
        problems);
  }

  private View show(int status, Frame frame, ObjectionsDeskPage.@Nullable Chosen chosen) {
    Actor actor = frame.signedIn();
    return pages.show(
        status,
        "registers/web/objectionsDesk",
        frame,
        new ObjectionsDeskPage(
            objections.open(actor).stream().map(o -> line(o, frame)).toList(),
            objections.decided(actor).stream().map(o -> line(o, frame)).toList(),
            chosen));
  }

  private ObjectionsDeskPage.Line line(Objection of, Frame frame) {
    var left = calendar.between(frame.today(), of.due());
    var late = of.decision() == null && of.due().isBefore(frame.today());
    var decision = of.decision();
    String clock;
    if (decision != null) {
      clock = decision.outcome() == Objection.Outcome.CORRECTED ? "已经更正" : "没有采纳";
    } else if (late) {
      clock = "超期 %d 个工作日".formatted(-left);
    } else {
      clock = left == 0 ? "今天到期" : "还有 %d 个工作日".formatted(left);
    }
    return new ObjectionsDeskPage.Line(
        of.id(),
        registers.find(of.register()).map(r -> r.title()).orElse(of.register()),
        of.key(),
        clock,
        late);
  }
}
