package org.chengming.publishing.web.desk;

import java.util.Arrays;
import org.chengming.actors.NotPermitted;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The list of what was published at once; the acts stand at each edition. */
@Controller
class EmergencyController {
  static final String PATH = "/desk/documents/emergencies";

  private final Pages pages;
  private final EmergencyQuery query;

  EmergencyController(Pages pages, EmergencyQuery query) {
    this.pages = pages;
    this.query = query;
  }

  @GetMapping(PATH)
  View list(Frame frame) {
    var actor = frame.signedIn();
    if (Arrays.stream(EmergencyQuery.WATCHERS).noneMatch(actor::mayAnywhere)) {
      throw new NotPermitted(actor.name() + " may not see what was published at once");
    }
    return pages.show("publishing/web/desk/emergencies", frame, query.page(actor));
  }
}
