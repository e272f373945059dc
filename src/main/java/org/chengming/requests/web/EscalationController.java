package org.chengming.requests.web;

import org.chengming.organisations.Organisations;
import org.chengming.requests.Escalations;
import org.chengming.requests.Escalations.Raised;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.SeeOther;
import org.chengming.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was raised about the limits of requests, until somebody takes note. */
@Controller
class EscalationController {
  static final String PATH = "/desk/escalations";
  private static final int MOST = 200;

  private final Escalations escalations;
  private final Organisations organisations;
  private final Pages pages;

  EscalationController(Escalations escalations, Organisations organisations, Pages pages) {
    this.escalations = escalations;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View list(Frame frame, @RequestParam(defaultValue = "") String done) {
    var raised = escalations.open(frame.signedIn(), MOST + 1);
    var items = raised.stream().limit(MOST).map(this::item).toList();
    var page = new EscalationsPage(items, raised.size() > MOST, done.isEmpty() ? null : "已记下。");
    return pages.show("requests/web/deskEscalations", frame, page);
  }

  @PostMapping(PATH + "/{id}/acknowledgement")
  View acknowledge(Frame frame, @PathVariable String id) {
    if (!id.matches("\\d{1,18}")) {
      throw new Missing("Escalation " + id);
    }
    escalations.acknowledge(frame.signedIn(), Long.parseLong(id));
    return SeeOther.at(PATH + "?done=1");
  }

  private EscalationsPage.Item item(Raised raised) {
    var day = Dates.day(raised.on(), Words.CHINESE);
    return new EscalationsPage.Item(
        raised.id(),
        raised.number().value(),
        organisations.bodies().heir(raised.bodyId()).brief(),
        switch (raised.step()) {
          case UNCONFIRMED -> "%s收到，过了 %d 个工作日还没有和申请人确认".formatted(day, raised.days());
          case BEFORE ->
              raised.days() == 0
                  ? "%s到期，就是当天".formatted(day)
                  : "%s到期，剩 %d 个工作日以内".formatted(day, raised.days());
          case AFTER -> "%s到期，已超 %d 个工作日".formatted(day, raised.days());
        },
        raised.step() == Escalations.Step.BEFORE ? "status status-warn" : "status status-bad",
        Dates.day(raised.at(), Words.CHINESE));
  }
}
