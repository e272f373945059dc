package org.chengming.standards.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.standards.Standard;
import org.chengming.standards.StandardDrafting;
import org.chengming.standards.StandardKeeping;
import org.chengming.standards.Standards;
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

/** Revising standards at the desk. */
@Controller
class RevisionController {
  private static final String ONE = "/desk/standards/{standard:[a-z0-9-]+}";

  private final StandardDrafting drafting;
  private final StandardKeeping keeping;
  private final Standards standards;
  private final RevisionQuery query;
  private final Organisations organisations;
  private final Pages pages;

  RevisionController(
      StandardDrafting drafting,
      StandardKeeping keeping,
      Standards standards,
      RevisionQuery query,
      Organisations organisations,
      Pages pages) {
    this.drafting = drafting;
    this.keeping = keeping;
    this.standards = standards;
    this.query = query;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/desk/standards")
  View index(Frame frame) {
    RevisionQuery.requireReader(frame.signedIn());
    return pages.show("standards/web/revisions", frame, query.index(frame.signedIn()));
  }

  @GetMapping(ONE)
  View standard(
      Frame frame, @PathVariable String standard, @RequestParam(defaultValue = "") String item) {
    RevisionQuery.requireReader(frame.signedIn());
    var found = standards.get(standard);
    return show(200, frame, found, query.form(found, item));
  }

  private View show(int status, Frame frame, Standard standard, Form form) {
    return pages.show(
        status,
        "standards/web/revision",
        frame,
        query.page(frame.signedIn(), standard, form, null, "", ""));
  }

  /** The body's own items, begun when there are none. */
  @PostMapping("/desk/standards")
  View own(Frame frame, @RequestParam(defaultValue = "") String body) {
    var actor = frame.signedIn();
    var found =
        body.isEmpty() && actor.bodyId() != null
            ? organisations.bodies().heir(actor.bodyId())
            : organisations.bodies().byCode(body).orElseThrow(() -> new Missing("Body " + body));
    return SeeOther.at("/desk/standards/" + keeping.own(actor, found));
  }

  @PostMapping(ONE + "/draft")
  View open(Frame frame, @PathVariable String standard) {
    return tried(frame, standard, Map.of(), s -> drafting.open(frame.signedIn(), s));
  }

  @PostMapping(ONE + "/items")
  View put(Frame frame, @PathVariable String standard, @RequestParam Map<String, String> typed) {
    return tried(
        frame, standard, typed, s -> drafting.put(frame.signedIn(), s, RevisionForm.item(typed)));
  }

  @PostMapping(ONE + "/items/removal")
  View remove(Frame frame, @PathVariable String standard, @RequestParam String code) {
    return tried(frame, standard, Map.of(), s -> drafting.remove(frame.signedIn(), s, code));
  }

  @PostMapping(ONE + "/submission")
  View submit(
      Frame frame, @PathVariable String standard, @RequestParam(defaultValue = "") String note) {
    return tried(
        frame, standard, Map.of("note", note), s -> drafting.submit(frame.signedIn(), s, note));
  }

  @PostMapping(ONE + "/return")
  View sendBack(
      Frame frame, @PathVariable String standard, @RequestParam(defaultValue = "") String reason) {
    return tried(
        frame,
        standard,
        Map.of("reason", reason),
        s -> drafting.sendBack(frame.signedIn(), s, reason));
  }

  @PostMapping(ONE + "/publication")
  View publish(
      Frame frame,
      @PathVariable String standard,
      @RequestParam(defaultValue = "") String validFrom) {
    return tried(
        frame,
        standard,
        Map.of("validFrom", validFrom),
        s -> drafting.publish(frame.signedIn(), s, day(validFrom)));
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw Refused.because("validFrom", "请写生效日期。", "No day " + typed);
    }
  }

  @PostMapping(ONE + "/discarding")
  View discard(Frame frame, @PathVariable String standard) {
    return tried(frame, standard, Map.of(), s -> drafting.discard(frame.signedIn(), s));
  }

  @PostMapping(ONE + "/lead")
  View lead(
      Frame frame, @PathVariable String standard, @RequestParam(defaultValue = "") String body) {
    return tried(
        frame, standard, Map.of("body", body), s -> keeping.lead(frame.signedIn(), s, named(body)));
  }

  private @Nullable Body named(String typed) {
    return typed.isBlank()
        ? null
        : organisations.bodies().exactly("body", typed, b -> !b.outside());
  }

  private interface Act {
    void on(Standard standard);
  }

  private View tried(Frame frame, String code, Map<String, String> typed, Act act) {
    var standard = standards.get(code);
    try {
      act.on(standard);
      return SeeOther.at("/desk/standards/" + code);
    } catch (Refused refused) {
      return show(
          refused.isConflict() ? 409 : 422, frame, standard, new Form(typed, refused.problems()));
    }
  }
}
