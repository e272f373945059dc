package org.chengming.standards.web;

import org.chengming.actors.Role;
import org.chengming.standards.Exemptions;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Coverage for those who supervise. */
@Controller
class CoverageDeskController {
  private final HeatQuery query;
  private final Exemptions exemptions;
  private final Pages pages;

  CoverageDeskController(HeatQuery query, Exemptions exemptions, Pages pages) {
    this.query = query;
    this.exemptions = exemptions;
    this.pages = pages;
  }

  @GetMapping("/desk/coverage")
  View heat(Frame frame, @RequestParam(defaultValue = "") String under) {
    frame.signedIn().requireAnywhere(Role.SUPERVISOR, "see coverage");
    return pages.show("standards/web/heat", frame, query.heat(frame, under));
  }

  @GetMapping("/desk/coverage/{standard:[a-z0-9-]+}")
  View items(
      Frame frame, @PathVariable String standard, @RequestParam(defaultValue = "") String under) {
    frame.signedIn().requireAnywhere(Role.SUPERVISOR, "see coverage");
    return pages.show("standards/web/items", frame, query.items(frame, standard, under));
  }

  @PostMapping("/desk/exemptions/{id:\\d{1,18}}/ruling")
  View rule(
      Frame frame,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String note) {
    frame.signedIn().requireAnywhere(Role.SUPERVISOR, "rule on an exemption");
    exemptions.rule(frame.signedIn(), id, verdict.equals("confirm"), note);
    return SeeOther.at("/desk/coverage");
  }
}
