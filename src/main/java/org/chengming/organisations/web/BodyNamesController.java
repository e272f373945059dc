package org.chengming.organisations.web;

import java.util.Arrays;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Names of bodies for a field in which one is being typed. */
@Controller
class BodyNamesController {
  private static final int MOST = 20;

  private final Organisations organisations;
  private final Pages pages;

  BodyNamesController(Organisations organisations, Pages pages) {
    this.organisations = organisations;
    this.pages = pages;
  }

  /**
   * @param address {@code field} names the parameter that was typed; with {@code mine} only those
   *     bodies over which the person has a role are suggested
   */
  @GetMapping("/desk/body-names")
  View names(Frame frame, @RequestParam Map<String, String> address) {
    var actor = frame.signedIn();
    var mine = address.containsKey("mine");
    var typed = address.getOrDefault(address.getOrDefault("field", ""), "");
    var bodies = organisations.bodies();
    var found =
        bodies.like(
            typed,
            b ->
                !b.outside()
                    && b.standsOn(frame.today())
                    && (!mine
                        || Arrays.stream(Role.values()).anyMatch(r -> actor.may(r, b.path()))),
            MOST);
    return pages.show(
        "organisations/web/bodyNames",
        frame,
        new BodyNamesPage(
            found.stream().map(b -> new BodyNamesPage.Name(bodies.written(b), b.code())).toList()));
  }
}
