package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.registers.LookedUpTooOften;
import org.chengming.registers.OwnRecord;
import org.chengming.registers.OwnRecords;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * One's own record by number and name. Only ever posted, so that no address, log or history of a
 * browser holds what was typed, and nothing of it is kept by anyone.
 */
@Controller
class LookupController {
  private static final String PATH = "/registers/{name:[a-z][a-z0-9-]*}/lookup";

  private final Registers registers;
  private final OwnRecords records;
  private final Pages pages;
  private final Clock clock;

  LookupController(Registers registers, OwnRecords records, Pages pages, Clock clock) {
    this.registers = registers;
    this.records = records;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(PATH)
  View ask(Frame frame, @PathVariable String name) {
    return page(200, frame, register(name), Form.of(Map.of()), null);
  }

  @PostMapping(PATH)
  View answer(
      Frame frame,
      @PathVariable String name,
      @RequestParam Map<String, String> sent,
      HttpServletRequest request) {
    var register = register(name);
    var typed = typed(register, sent);
    var problems = left(register, typed, frame);
    if (!problems.isEmpty()) {
      return page(422, frame, register, new Form(typed, problems), null);
    }
    try {
      var found = records.find(register, typed, request.getRemoteAddr());
      return page(200, frame, register, Form.of(typed), asked(found, frame));
    } catch (LookedUpTooOften often) {
      return refused(429, frame, register, typed, often.sentence());
    } catch (Unavailable away) {
      return refused(503, frame, register, typed, away.sentence());
    }
  }

  private RegisterDefinition register(String name) {
    var register = registers.get(name);
    if (register.lookup() == null) {
      throw new Missing("A lookup in register " + name);
    }
    return register;
  }

  private static Map<String, String> typed(RegisterDefinition register, Map<String, String> sent) {
    var typed = new HashMap<String, String>();
    ask(register).forEach(name -> typed.put(name, sent.getOrDefault(name, "").strip()));
    return typed;
  }

  private static List<String> ask(RegisterDefinition register) {
    var lookup = register.lookup();
    return lookup == null ? List.of() : lookup.ask();
  }

  private static List<Problem> left(
      RegisterDefinition register, Map<String, String> typed, Frame frame) {
    var t = frame.t();
    var problems = new ArrayList<Problem>();
    for (var name : ask(register)) {
      if (typed.getOrDefault(name, "").isBlank()) {
        problems.add(new Problem(name, t.of("请填写“%s”。", register.get(name).label(t))));
      }
    }
    return problems;
  }

  private LookupPage.Asked asked(List<OwnRecord> found, Frame frame) {
    var t = frame.t();
    var shown = new ArrayList<List<LookupPage.Line>>();
    for (var record : found) {
      shown.add(
          record.lines().stream()
              .map(l -> new LookupPage.Line(l.field().label(t), l.field().unit(), l.value()))
              .toList());
    }
    return new LookupPage.Asked(Dates.moment(clock.instant(), t), shown);
  }

  private View refused(
      int status,
      Frame frame,
      RegisterDefinition register,
      Map<String, String> typed,
      String sentence) {
    var problem = new Problem(ask(register).getFirst(), frame.t().of(sentence));
    return page(status, frame, register, new Form(typed, List.of(problem)), null);
  }

  private View page(
      int status,
      Frame frame,
      RegisterDefinition register,
      Form form,
      LookupPage.@Nullable Asked asked) {
    var t = frame.t();
    var path = "/registers/" + register.name();
    var asks =
        ask(register).stream()
            .map(register::get)
            .map(
                f ->
                    new LookupPage.Ask(
                        f.name(),
                        f.label(t),
                        t.english() || f.description() == null ? "" : f.description()))
            .toList();
    var head =
        Head.of(t.of("查自己的记录") + " " + register.label(t), path + "/lookup")
            .describedAs(t.of("凭号码和姓名查自己的一条，别人的查不到。"));
    return pages.show(
        status,
        "registers/web/lookup",
        frame,
        new LookupPage(head, register.label(t), path, path + "/lookup", asks, form, asked));
  }
}
