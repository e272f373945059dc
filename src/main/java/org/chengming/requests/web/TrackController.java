package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.chengming.requests.FileRequest;
import org.chengming.requests.Requests;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Following a request by its number and code; the code is only ever posted. */
@Controller
class TrackController {
  private static final String WRONG = "编号或者查询码不对，请对着回执再看一遍。";

  private final Requests requests;
  private final TrackPageQuery query;
  private final Pages pages;

  TrackController(Requests requests, TrackPageQuery query, Pages pages) {
    this.requests = requests;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/requests/track")
  View ask(Frame frame, @RequestParam(defaultValue = "") String number) {
    return form(200, frame, Form.of(Map.of("number", number)));
  }

  @PostMapping("/requests/track")
  View show(
      Frame frame,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    return show(frame, number, code, request, Form.of(Map.of()));
  }

  /** The requester says more, as they were asked to. */
  @PostMapping("/requests/track/clarification")
  View clarify(
      Frame frame,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    var problems = new ArrayList<Problem>();
    var text = new Typed(typed, problems, frame.t()).text("text", FileRequest.LONGEST);
    return problems.isEmpty()
        ? act(
            frame,
            typed,
            request,
            () -> requests.clarify(number, code, text, request.getRemoteAddr()))
        : show(frame, number, code, request, new Form(typed, problems));
  }

  @PostMapping("/requests/track/withdrawal")
  View withdraw(
      Frame frame,
      @RequestParam Map<String, String> typed,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request) {
    return act(
        frame, typed, request, () -> requests.withdraw(number, code, request.getRemoteAddr()));
  }

  private View act(
      Frame frame, Map<String, String> typed, HttpServletRequest request, BooleanSupplier act) {
    var number = typed.getOrDefault("number", "");
    var code = typed.getOrDefault("code", "");
    try {
      return act.getAsBoolean()
          ? show(frame, number, code, request, Form.of(Map.of()))
          : form(422, frame, wrong(frame, typed, WRONG));
    } catch (TooOften often) {
      return form(429, frame, wrong(frame, typed, often.sentence()));
    } catch (Refused refused) {
      var problems =
          refused.problems().stream()
              .map(p -> new Problem(p.field(), frame.t().of(p.sentence())))
              .toList();
      return show(frame, number, code, request, new Form(typed, problems));
    }
  }

  private View show(
      Frame frame, String number, String code, HttpServletRequest request, Form form) {
    try {
      var found = requests.track(number, code, request.getRemoteAddr());
      return found.isPresent()
          ? pages.show(
              form.problems().isEmpty() ? 200 : 422,
              "requests/web/track",
              frame,
              query.page(frame, found.get(), code, form))
          : form(422, frame, wrong(frame, Map.of("number", number), WRONG));
    } catch (TooOften often) {
      return form(429, frame, wrong(frame, Map.of("number", number), often.sentence()));
    }
  }

  /** The code is never shown again; what somebody was about to add is. */
  private static Form wrong(Frame frame, Map<String, String> typed, String sentence) {
    var values = new HashMap<>(typed);
    values.remove("code");
    return new Form(values, List.of(new Problem("code", frame.t().of(sentence))));
  }

  private View form(int status, Frame frame, Form form) {
    var head =
        Head.of(frame.t().of("查申请"), "/requests/track")
            .describedAs(frame.t().of("用编号和查询码看申请办到哪一步，最晚哪一天答复。"))
            .in("/requests/track");
    return pages.show(status, "requests/web/trackForm", frame, new TrackFormPage(head, form));
  }
}
