package org.chengming.operations.web;

import org.chengming.operations.Status;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** How the installation stands, for whoever runs it. */
@Controller
class DeskStatusController {
  private final Status status;
  private final Pages pages;

  DeskStatusController(Status status, Pages pages) {
    this.status = status;
    this.pages = pages;
  }

  @GetMapping("/desk/status")
  View show(Frame frame) {
    var actor = frame.signedIn();
    return pages.show(
        "operations/web/deskStatus",
        frame,
        new DeskStatusPage(
            status.measures(actor),
            status.alerts(actor),
            status.told(),
            status.undelivered(),
            status.lastBackup(actor).orElse(null),
            status.replicas(actor),
            status.versions(actor),
            status.node(),
            status.startedAt()));
  }
}
