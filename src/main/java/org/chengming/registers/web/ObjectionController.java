package org.chengming.registers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.keys.PrintedCode;
import org.chengming.registers.LookedUpTooOften;
import org.chengming.registers.Objection;
import org.chengming.registers.Objections;
import org.chengming.registers.RecordLists;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.Registers;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whoever is concerned says that a record is wrong, and reads the answer by a code. */
@Controller
class ObjectionController {
  private static final String PATH = "/registers/{name:[a-z][a-z0-9-]*}/objection";
  private static final String TRACK = "/register-objections";
  private static final int LONGEST = 2_000;

  private final Registers registers;
  private final RecordLists lists;
  private final Objections objections;
  private final WorkingCalendar calendar;
  private final Pages pages;

  ObjectionController(
      Registers registers,
      RecordLists lists,
      Objections objections,
      WorkingCalendar calendar,
      Pages pages) {
    this.registers = registers;
    this.lists = lists;
    this.objections = objections;
    this.calendar = calendar;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View write(
      Frame frame, @PathVariable String name, @RequestParam(defaultValue = "") String record) {
    return page(200, frame, registers.get(name), record, Form.of(Map.of()), null);
  }

  @PostMapping(PATH)
  View file(
      Frame frame,
      @PathVariable String name,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var register = registers.get(name);
    var key = typed.getOrDefault("record", "");
    var problems = problems(typed, frame.t());
    if (!problems.isEmpty()) {
      return page(422, frame, register, key, new Form(typed, problems), null);
    }
    var said =
        new Objection.Said(
            text(typed, "who"), text(typed, "contact"), text(typed, "wrong"), text(typed, "right"));
    try {
      var code = objections.file(register, key, said, request.getRemoteAddr());
      return page(200, frame, register, key, Form.of(Map.of()), code);
    } catch (LookedUpTooOften often) {
      return page(
          429, frame, register, key, refused(typed, "wrong", often.sentence(), frame), null);
    } catch (Unavailable away) {
      return page(503, frame, register, key, refused(typed, "wrong", away.sentence(), frame), null);
    }
  }

  private static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").strip();
  }

  private static List<Problem> problems(Map<String, String> typed, Words t) {
    var problems = new ArrayList<Problem>();
    if (text(typed, "wrong").isEmpty()) {
      problems.add(new Problem("wrong", t.of("请写哪里不对。")));
    }
    if (text(typed, "contact").isEmpty()) {
      problems.add(new Problem("contact", t.of("请留一个联系方式，核实的时候要用。")));
    }
    for (var field : List.of("who", "contact", "wrong", "right")) {
      if (text(typed, field).length() > LONGEST) {
        problems.add(new Problem(field, t.of("这一项最多 %s 字。", LONGEST)));
      }
    }
    return problems;
  }

  private static Form refused(
      Map<String, String> typed, String field, String sentence, Frame frame) {
    return new Form(typed, List.of(new Problem(field, frame.t().of(sentence))));
  }

  private View page(
      int status,
      Frame frame,
      RegisterDefinition register,
      String key,
      Form form,
      @Nullable PrintedCode code) {
    var days = register.promise().objectionDays();
    var record =
        lists
            .find(register, key)
            .filter(r -> days != null)
            .orElseThrow(() -> new Missing("Record " + key + " of " + register.name()));
    var t = frame.t();
    var path = "/registers/" + register.name();
    var title = title(register, record);
    return pages.show(
        status,
        "registers/web/objection",
        frame,
        new ObjectionPage(
            Head.unlisted(t.of("这条记录不对") + " " + title),
            register.label(t),
            path,
            title,
            path + "/records/" + RecordFiles.inPath(key),
            key,
            register.shown().stream()
                .filter(f -> !record.text(f).isEmpty())
                .map(
                    f ->
                        new RecordPage.Line(
                            f.label(t), f.unit(), Shown.cell(record, f, t), null, null))
                .toList(),
            Objects.requireNonNull(days),
            Dates.day(calendar.plus(frame.today(), days), t),
            form,
            code));
  }

  private static String title(RegisterDefinition register, RegisterRecord record) {
    return String.join(
        " ", register.key().stream().map(k -> record.text(register.get(k))).toList());
  }

  @GetMapping(TRACK)
  View ask(Frame frame) {
    return track(200, frame, Form.of(Map.of()), null);
  }

  @PostMapping(TRACK)
  View follow(
      Frame frame, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    try {
      var found = objections.follow(code, request.getRemoteAddr());
      return found
          .map(objection -> track(200, frame, Form.of(Map.of()), shown(objection, frame)))
          .orElseGet(() -> wrong(422, frame, "回执码不对，请对着回执再看一遍。"));
    } catch (LookedUpTooOften often) {
      return wrong(429, frame, often.sentence());
    } catch (Unavailable away) {
      return wrong(503, frame, away.sentence());
    }
  }

  private View wrong(int status, Frame frame, String sentence) {
    return track(status, frame, refused(Map.of(), "code", sentence, frame), null);
  }

  private ObjectionTrackPage.Found shown(Objection objection, Frame frame) {
    var t = frame.t();
    var register = registers.get(objection.register());
    var decision = objection.decision();
    return new ObjectionTrackPage.Found(
        register.label(t),
        objection.key(),
        "/registers/" + register.name() + "/records/" + RecordFiles.inPath(objection.key()),
        Dates.moment(objection.receivedAt(), t),
        Dates.day(objection.due(), t),
        decision == null && objection.due().isBefore(frame.today()),
        decision == null
            ? null
            : t.of(decision.outcome() == Objection.Outcome.CORRECTED ? "已经更正" : "没有采纳"),
        decision == null
            ? null
            : decision.reason() == null ? t.of("答复的内容到期删除了。") : decision.reason(),
        decision == null ? null : Dates.moment(decision.at(), t));
  }

  private View track(int status, Frame frame, Form form, ObjectionTrackPage.@Nullable Found found) {
    var head =
        Head.of(frame.t().of("查异议"), TRACK).describedAs(frame.t().of("凭回执码看对登记簿提出的异议办到哪一步。"));
    return pages.show(
        status, "registers/web/objectionTrack", frame, new ObjectionTrackPage(head, form, found));
  }
}
