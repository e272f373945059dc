package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.requests.ChangeDelivery;
import org.chengming.requests.Delivery;
import org.chengming.requests.FileRequest;
import org.chengming.requests.RequesterActs;
import org.chengming.requests.Requests;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** RequesterActs a request by its number and code; the code is only ever posted. */
@Controller
class TrackController {
  private final Requests requests;
  private final RequesterActs acts;
  private final TrackPages pages;

  TrackController(Requests requests, RequesterActs acts, TrackPages pages) {
    this.requests = requests;
    this.acts = acts;
    this.pages = pages;
  }

  @GetMapping("/requests/track")
  View ask(Frame frame, @RequestParam(defaultValue = "") String number) {
    return pages.ask(200, frame, TrackAct.LOOK, Form.of(Map.of("number", number)));
  }

  @PostMapping("/requests/track")
  View show(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    return pages.refused(frame, TrackPages.key(typed, request), TrackAct.LOOK, Form.of(Map.of()));
  }

  /** The requester says more, as they were asked to. */
  @PostMapping("/requests/track/clarification")
  View clarify(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var problems = new ArrayList<Problem>();
    var text = new Typed(typed, problems, frame.t()).text("text", FileRequest.LONGEST);
    return problems.isEmpty()
        ? pages.act(
            frame,
            TrackPages.key(typed, request),
            TrackAct.CLARIFY,
            typed,
            k -> requests.clarify(k.number(), k.code(), text, k.address()))
        : refused(frame, typed, request, TrackAct.CLARIFY, problems);
  }

  /** The requester says more of their own accord. */
  @PostMapping("/requests/track/addition")
  View add(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var problems = new ArrayList<Problem>();
    var text = new Typed(typed, problems, frame.t()).text("text", FileRequest.LONGEST);
    return problems.isEmpty()
        ? pages.act(
            frame, TrackPages.key(typed, request), TrackAct.ADD, typed, k -> acts.add(k, text))
        : refused(frame, typed, request, TrackAct.ADD, problems);
  }

  @PostMapping("/requests/track/delivery")
  View deliver(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var problems = new ArrayList<Problem>();
    var read = new Typed(typed, problems, frame.t());
    var to = read.choice("delivery", Delivery.class, Delivery.ONLINE, frame.t().of("请选怎么送到。"));
    var command =
        new ChangeDelivery(
            to,
            FilingForm.email(read, frame.t()),
            read.line("address", 200),
            read.line("postcode", 12));
    return problems.isEmpty()
        ? pages.act(
            frame,
            TrackPages.key(typed, request),
            TrackAct.DELIVER,
            typed,
            k -> acts.changeDelivery(k, command))
        : refused(frame, typed, request, TrackAct.DELIVER, problems);
  }

  @PostMapping("/requests/track/rating")
  View rate(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    var problems = new ArrayList<Problem>();
    var said = new Typed(typed, problems, frame.t()).text("said", RequesterActs.LONGEST_SAID);
    var score = typed.getOrDefault("score", "");
    return problems.isEmpty()
        ? pages.act(
            frame,
            TrackPages.key(typed, request),
            TrackAct.RATE,
            typed,
            k -> acts.rate(k, score.matches("[1-5]") ? Integer.parseInt(score) : 0, said))
        : refused(frame, typed, request, TrackAct.RATE, problems);
  }

  @PostMapping("/requests/track/withdrawal")
  View withdraw(Frame frame, @RequestParam Map<String, String> typed, HttpServletRequest request) {
    return pages.act(
        frame,
        TrackPages.key(typed, request),
        TrackAct.WITHDRAW,
        typed,
        k -> requests.withdraw(k.number(), k.code(), k.address()));
  }

  private View refused(
      Frame frame,
      Map<String, String> typed,
      HttpServletRequest request,
      TrackAct act,
      List<Problem> problems) {
    return pages.refused(frame, TrackPages.key(typed, request), act, new Form(typed, problems));
  }
}
