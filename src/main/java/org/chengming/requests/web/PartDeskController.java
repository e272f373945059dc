package org.chengming.requests.web;

import java.util.HashMap;
import java.util.Map;
import org.chengming.requests.DraftPart;
import org.chengming.requests.Parts;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The body that is asked writes its part, and a second person of it approves. */
@Controller
class PartDeskController {
  private static final Map<String, String> DONE =
      Map.of(
          "draft", "写好了，等另一位承办人签发。",
          "approval", "已签发，交给首问机关。",
          "sending-back", "已退回修改。");

  private final Parts parts;
  private final PartListQuery list;
  private final PartPageQuery query;
  private final Pages pages;

  PartDeskController(Parts parts, PartListQuery list, PartPageQuery query, Pages pages) {
    this.parts = parts;
    this.list = list;
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/desk/request-parts")
  View list(Frame frame, @RequestParam(defaultValue = "owed") String show) {
    var page = list.list(frame.signedIn(), show, frame.today(), null);
    return pages.show("requests/web/partList", frame, page);
  }

  @GetMapping("/desk/request-parts/{id:\\d{1,18}}")
  View show(
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "owed") String show,
      @RequestParam(defaultValue = "") String done) {
    var page = query.page(frame, id, show, Form.of(Map.of()), DONE.get(done));
    return pages.show("requests/web/part", frame, page);
  }

  @PostMapping("/desk/request-parts/{id:\\d{1,18}}/{act}")
  View act(
      Frame frame,
      @PathVariable long id,
      @PathVariable String act,
      @RequestParam(defaultValue = "owed") String show,
      @RequestParam Map<String, String> typed) {
    var actor = frame.signedIn();
    var text = new DeskForm(typed).value("text");
    try {
      switch (act) {
        case "draft" ->
            parts.draft(actor, new DraftPart(id, typed.getOrDefault("outcome", ""), text));
        case "approval" -> parts.give(actor, id);
        case "sending-back" -> parts.sendBack(actor, id, text);
        default -> throw new Missing("Act " + act);
      }
      var known = show.matches("[a-z]{1,20}") ? show : "owed";
      return SeeOther.at("/desk/request-parts/%d?show=%s&done=%s".formatted(id, known, act));
    } catch (Refused refused) {
      var values = new HashMap<>(typed);
      values.put("act", act);
      var page = query.page(frame, id, show, new Form(values, refused.problems()), null);
      return pages.show(refused.isConflict() ? 409 : 422, "requests/web/part", frame, page);
    }
  }
}
