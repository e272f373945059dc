package org.chengming.standards.web;

import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.publishing.PublicDocuments;
import org.chengming.standards.Claims;
import org.chengming.standards.Exemptions;
import org.chengming.standards.Standards;
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

/** What a body must publish: its list, and what is done about an item. */
@Controller
class DutiesController {
  private static final String ITEM =
      "/desk/duties/{body:[a-z0-9-]+}/{standard:[a-z0-9-]+}/{item:[0-9a-z.-]+}";

  private final DutiesQuery query;
  private final Claims claims;
  private final Exemptions exemptions;
  private final Standards standards;
  private final Organisations organisations;
  private final PublicDocuments documents;
  private final Pages pages;

  DutiesController(
      DutiesQuery query,
      Claims claims,
      Exemptions exemptions,
      Standards standards,
      Organisations organisations,
      PublicDocuments documents,
      Pages pages) {
    this.query = query;
    this.claims = claims;
    this.exemptions = exemptions;
    this.standards = standards;
    this.organisations = organisations;
    this.documents = documents;
    this.pages = pages;
  }

  /**
   * @param body its code, or what a person calls it
   */
  @GetMapping("/desk/duties")
  View duties(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String done) {
    var sentence =
        switch (done) {
          case "exemption" -> "已经报给监督部门，同意以前这一项仍算没有公开。";
          case "claim" -> "已经记下，这一项按那份文件的公开日期计算。";
          case "ended" -> "这一项又适用了，从现在起照常计算。";
          default -> "";
        };
    try {
      var found = query.named(frame.signedIn(), body);
      return pages.show("standards/web/duties", frame, query.duties(frame, found, sentence));
    } catch (Refused refused) {
      var form = new Form(Map.of("body", body), refused.problems());
      return pages.show(
          422, "standards/web/noBody", frame, query.choice(frame.signedIn(), null, form));
    }
  }

  /** What else can be done about an item. */
  @GetMapping(ITEM)
  View duty(
      Frame frame,
      @PathVariable String body,
      @PathVariable String standard,
      @PathVariable String item) {
    return show(200, frame, body, standard, item, Form.of(Map.of()));
  }

  private View show(int status, Frame frame, String body, String standard, String item, Form form) {
    var found = query.body(frame.signedIn(), body);
    return pages.show(
        status, "standards/web/item", frame, query.duty(frame, found, standard, item, form));
  }

  /** Starts a draft with the duty item set. */
  @PostMapping(ITEM + "/draft")
  View write(
      Frame frame,
      @PathVariable String body,
      @PathVariable String standard,
      @PathVariable String item) {
    var draft = claims.write(frame.signedIn(), body(body), standards.item(standard, item));
    return SeeOther.at("/desk/documents/editions/%d/edit".formatted(draft.editionId()));
  }

  @PostMapping(ITEM + "/claim")
  View claim(
      Frame frame,
      @PathVariable String body,
      @PathVariable String standard,
      @PathVariable String item,
      @RequestParam String number) {
    return tried(
        frame,
        body,
        standard,
        item,
        Map.of("number", number),
        "claim",
        () -> {
          var id =
              documents
                  .find(number.replace("\u0000", "").strip())
                  .orElseThrow(
                      () -> Refused.because("number", "没有这个索引号的文件。", "No document " + number));
          claims.claim(frame.signedIn(), body(body), standards.item(standard, item), id);
        });
  }

  @PostMapping(ITEM + "/exemption")
  View exempt(
      Frame frame,
      @PathVariable String body,
      @PathVariable String standard,
      @PathVariable String item,
      @RequestParam String reason) {
    return tried(
        frame,
        body,
        standard,
        item,
        Map.of("reason", reason),
        "exemption",
        () ->
            exemptions.propose(
                frame.signedIn(), body(body), standards.item(standard, item), reason));
  }

  /** The item applies again. */
  @PostMapping(ITEM + "/exemption/end")
  View end(
      Frame frame,
      @PathVariable String body,
      @PathVariable String standard,
      @PathVariable String item,
      @RequestParam(defaultValue = "") String note) {
    return tried(
        frame,
        body,
        standard,
        item,
        Map.of("note", note),
        "ended",
        () -> {
          var place = standards.item(standard, item);
          exemptions.end(frame.signedIn(), exemptions.standing(body(body), place).id(), note);
        });
  }

  private View tried(
      Frame frame,
      String body,
      String standard,
      String item,
      Map<String, String> typed,
      String done,
      Runnable act) {
    try {
      act.run();
      return SeeOther.at("/desk/duties?body=%s&done=%s".formatted(body, done));
    } catch (Refused refused) {
      return show(
          refused.isConflict() ? 409 : 422,
          frame,
          body,
          standard,
          item,
          new Form(typed, refused.problems()));
    }
  }

  private Body body(String code) {
    return organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
  }
}
