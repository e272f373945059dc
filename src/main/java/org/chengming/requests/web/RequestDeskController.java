package org.chengming.requests.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.chengming.requests.AnswerRequest;
import org.chengming.requests.AskClarification;
import org.chengming.requests.Casework;
import org.chengming.requests.ExtendRequest;
import org.chengming.requests.RegisterRequest;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.TakeClarification;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Working on requests; every act is a POST to a noun under the request. */
@Controller
class RequestDeskController {
  private static final Map<String, String> DONE =
      Map.of(
          "registration", "已登记，期限从双方确认之日起算。",
          "clarification", "已要求补正，等申请人补充。",
          "clarification-answer", "已记下补正，期限重新起算。",
          "extension", "已延期，申请人查进度时会看到理由。",
          "answer", "已办结，申请人查进度时会看到。");

  private final Casework casework;
  private final DeskListQuery list;
  private final DeskCaseQuery query;
  private final Pages pages;

  RequestDeskController(Casework casework, DeskListQuery list, DeskCaseQuery query, Pages pages) {
    this.casework = casework;
    this.list = list;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/desk/requests")
  View list(Frame frame, @RequestParam(defaultValue = "all") String show) {
    var page = list.list(frame.signedIn(), show, frame.today(), null);
    return pages.show("requests/web/deskList", frame, page);
  }

  @GetMapping("/desk/requests/{number}")
  View show(
      Frame frame,
      @PathVariable String number,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam(defaultValue = "") String done) {
    var page =
        query.page(
            frame,
            read(number),
            show,
            Form.of(Map.of()),
            DONE.getOrDefault(done, DeskSectionsQuery.done(done)));
    return pages.show("requests/web/deskCase", frame, page);
  }

  @PostMapping("/desk/requests/{number}/{act}")
  View act(
      Frame frame,
      @PathVariable String number,
      @PathVariable String act,
      @RequestParam(defaultValue = "all") String show,
      @RequestParam Map<String, String> typed) {
    var read = read(number);
    if (!DONE.containsKey(act)) {
      throw new Missing("Act " + act);
    }
    try {
      act(frame, read, act, typed);
      return SeeOther.at("/desk/requests/%s?show=%s&done=%s".formatted(read, known(show), act));
    } catch (Refused refused) {
      var values = new HashMap<>(typed);
      values.put("act", act);
      var page = query.page(frame, read, show, new Form(values, refused.problems()), null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/deskCase", frame, page);
    }
  }

  private void act(Frame frame, RequestNumber number, String act, Map<String, String> typed) {
    var actor = frame.signedIn();
    var text = typed.getOrDefault("text", "").replace("\u0000", "").strip();
    switch (act) {
      case "registration" ->
          casework.register(actor, new RegisterRequest(number, day(typed, frame.today())));
      case "clarification" ->
          casework.askClarification(actor, new AskClarification(number, text, day(typed, null)));
      case "clarification-answer" ->
          casework.takeClarification(
              actor, new TakeClarification(number, day(typed, frame.today()), text));
      case "extension" ->
          casework.extend(
              actor,
              new ExtendRequest(number, days(typed), typed.getOrDefault("who", "").strip(), text));
      default ->
          casework.answer(
              actor, new AnswerRequest(number, typed.getOrDefault("outcome", ""), text));
    }
  }

  private static String known(String show) {
    return show.matches("[a-z]{1,20}") ? show : "all";
  }

  private static RequestNumber read(String number) {
    return RequestNumber.parse(number).orElseThrow(() -> new Missing("Request " + number));
  }

  private static LocalDate day(Map<String, String> typed, @Nullable LocalDate otherwise) {
    var day = typed.getOrDefault("on", "").strip();
    if (day.isEmpty() && otherwise != null) {
      return otherwise;
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Refused.because("on", "请填写日期，例如 2026-03-09。", "\"%s\" is no day".formatted(day));
    }
  }

  private static int days(Map<String, String> typed) {
    var days = typed.getOrDefault("days", "").strip();
    return days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0;
  }
}
