package org.chengming.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.chengming.requests.AlreadyPublic;
import org.chengming.requests.FileRequest;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Finding, before it is filed, that it is public already. What is typed is only ever posted, so
 * that no log has it, and is not kept.
 */
@Controller
class AlreadyController {
  private final FilingPages filing;
  private final AlreadyQuery query;
  private final AlreadyPublic already;
  private final Pages pages;

  AlreadyController(FilingPages filing, AlreadyQuery query, AlreadyPublic already, Pages pages) {
    this.filing = filing;
    this.query = query;
    this.already = already;
    this.pages = pages;
  }

  /** A part of the form, while somebody types. */
  @PostMapping("/requests/already")
  View live(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String wanted) {
    var found =
        filing
            .body(frame, body)
            .map(b -> query.look(bounded(wanted), b, frame.t()))
            .orElse(Already.NOTHING);
    return pages.show("requests/web/alreadyLive", frame, found);
  }

  /** The whole form, for whoever runs no script or comes back to it. */
  @PostMapping(
      value = "/requests/new",
      params = {"then=look", "!take"})
  View look(Frame frame, @RequestParam Map<String, String> typed) {
    var body = filing.body(frame, typed.getOrDefault("body", ""));
    if (body.isEmpty()) {
      return filing.choose(422, frame, "");
    }
    var found = query.look(bounded(typed.getOrDefault("wanted", "")), body.get(), frame.t());
    return filing.form(200, frame, body.get(), Form.of(typed), found);
  }

  /** It is what was wanted: where it stands, and the way back with all that was typed. */
  @PostMapping(value = "/requests/new", params = "take")
  View take(
      Frame frame,
      @RequestParam String take,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request) {
    var body = filing.body(frame, typed.getOrDefault("body", ""));
    if (body.isEmpty()) {
      return filing.choose(422, frame, "");
    }
    var wanted = bounded(typed.getOrDefault("wanted", ""));
    var document = query.document(wanted, take, frame.t());
    already.take(document.indexNumber(), body.get().id(), request.getRemoteAddr());
    var values = new HashMap<>(typed);
    values.remove("take");
    values.remove("then");
    var head = Head.unlisted(frame.t().of("它已经公开了")).in("/requests/new");
    var address = frame.site().url() + document.path();
    return pages.show(
        "requests/web/taken",
        frame,
        new TakenPage(head, document, address, Typed.shown(Form.of(values))));
  }

  private static String bounded(String text) {
    return text.length() > FileRequest.LONGEST ? text.substring(0, FileRequest.LONGEST) : text;
  }
}
