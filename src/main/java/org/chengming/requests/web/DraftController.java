package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.requests.Drafts;
import org.chengming.requests.TooOften;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.chengming.web.QrCode;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Unavailable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Putting a form aside and going on with it, by a code that is only ever posted. */
@Controller
class DraftController {
  /** Fields of the form; nothing else is kept. */
  private static final List<String> FIELDS =
      List.of(
          "body",
          "as",
          "form",
          "provision",
          "delivery",
          "help",
          "name",
          "kind",
          "idKind",
          "idNumber",
          "representative",
          "contact",
          "phone",
          "email",
          "address",
          "postcode",
          "purpose");

  private static final int LINE = 200;
  private static final int TEXT = 2_000;

  private final FilingPages filing;
  private final Drafts drafts;
  private final Pages pages;

  DraftController(FilingPages filing, Drafts drafts, Pages pages) {
    this.filing = filing;
    this.drafts = drafts;
    this.pages = pages;
  }

  @PostMapping(
      value = "/requests/new",
      params = {"then=save", "!take"})
  View save(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var body = filing.body(frame, typed.getOrDefault("body", ""));
    if (body.isEmpty()) {
      return filing.choose(422, frame, "");
    }
    var problems = new ArrayList<Problem>();
    var values = kept(typed, problems, frame);
    if (!problems.isEmpty()) {
      return filing.form(422, frame, body.get(), new Form(typed, problems));
    }
    try {
      var mark = values.getOrDefault("form", "");
      var saved = drafts.save(mark, values, request.getRemoteAddr());
      return saved(frame, body.get(), saved, Form.of(values));
    } catch (TooOften often) {
      return again(429, frame, body.get(), typed, often.sentence());
    } catch (Unavailable away) {
      return again(503, frame, body.get(), typed, away.sentence());
    }
  }

  private View again(
      int status, Frame frame, Body body, Map<String, String> typed, String sentence) {
    var problem = new Problem("", frame.t().of(sentence));
    return filing.form(status, frame, body, new Form(typed, List.of(problem)));
  }

  /** What may be unfinished, but not longer than the form takes. */
  private Map<String, String> kept(Map<String, String> typed, List<Problem> problems, Frame frame) {
    var read = new Typed(typed, problems, frame.t());
    var values = new HashMap<String, String>();
    for (var field : FIELDS) {
      values.put(field, read.line(field, LINE));
    }
    values.put("wanted", read.text("wanted", TEXT));
    values.values().removeIf(String::isEmpty);
    values.computeIfAbsent("form", f -> filing.mark());
    return values;
  }

  private View saved(Frame frame, Body body, Drafts.Saved saved, Form form) {
    var address = frame.site().url() + "/requests/resume";
    var head = Head.unlisted(frame.t().of("已经存好")).in("/requests/new");
    var page = new SavedPage(head, body, saved, address, QrCode.of(address), form);
    return pages.show("requests/web/saved", frame, page);
  }

  @GetMapping("/requests/resume")
  View ask(Frame frame) {
    return ask(200, frame, "");
  }

  @PostMapping("/requests/resume")
  View resume(
      Frame frame, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    try {
      var found = drafts.resume(code, request.getRemoteAddr());
      if (found.isEmpty()) {
        return ask(422, frame, "续填码不对，或者存的时间已经过了。");
      }
      var values = found.get();
      return filing
          .body(frame, values.getOrDefault("body", ""))
          .map(body -> filing.form(200, frame, body, Form.of(values)))
          .orElseGet(() -> ask(422, frame, "存的时候选的机关现在不在这里受理申请，请换一个机关重新填。"));
    } catch (TooOften often) {
      return ask(429, frame, often.sentence());
    } catch (Unavailable away) {
      return ask(503, frame, away.sentence());
    }
  }

  private View ask(int status, Frame frame, String wrong) {
    var head = Head.of(frame.t().of("接着填申请"), "/requests/resume").in("/requests/new");
    var problems =
        wrong.isEmpty() ? List.<Problem>of() : List.of(new Problem("code", frame.t().of(wrong)));
    return pages.show(
        status, "requests/web/resume", frame, new ResumePage(head, new Form(Map.of(), problems)));
  }
}
