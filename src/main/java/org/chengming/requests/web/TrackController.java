package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.chengming.requests.Requests;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Following a request by its number and code; the code is only ever posted. */
@Controller
class TrackController {
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
    try {
      var found = requests.track(number, code, request.getRemoteAddr());
      return found.isPresent()
          ? pages.show("requests/web/track", frame, query.page(frame, found.get()))
          : form(422, frame, wrong(frame, number, "编号或者查询码不对，请对着回执再看一遍。"));
    } catch (TooOften often) {
      return form(429, frame, wrong(frame, number, often.sentence()));
    }
  }

  private static Form wrong(Frame frame, String number, String sentence) {
    return new Form(Map.of("number", number), List.of(new Problem("code", frame.t().of(sentence))));
  }

  private View form(int status, Frame frame, Form form) {
    var head =
        Head.of(frame.t().of("查申请"), "/requests/track")
            .describedAs(frame.t().of("用编号和查询码看申请办到哪一步，最晚哪一天答复。"))
            .in("/requests/track");
    return pages.show(status, "requests/web/trackForm", frame, new TrackFormPage(head, form));
  }
}
