package org.chengming.reports.web;

import java.util.Arrays;
import org.chengming.actors.Role;
import org.chengming.reports.Scope;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Annual reports at the desk: what the requests of a year come to, and what stands behind it. */
@Controller
class DeskReportController {
  private final DeskReportQuery query;
  private final DeskCellQuery cells;
  private final Pages pages;

  DeskReportController(DeskReportQuery query, DeskCellQuery cells, Pages pages) {
    this.query = query;
    this.cells = cells;
    this.pages = pages;
  }

  @GetMapping("/desk/annual-reports")
  View list(
      Frame frame,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String q) {
    var actor = frame.signedIn();
    if (!actor.mayAnywhere(Role.SUPERVISOR) && !actor.mayAnywhere(Role.PUBLISHER)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see annual reports");
    }
    int asked = year.matches("20\\d\\d") ? DeskReportQuery.year(year) : frame.today().getYear() - 1;
    return pages.show("reports/web/deskReports", frame, query.list(frame, asked, q.strip()));
  }

  @GetMapping("/desk/annual-reports/{body:[a-z0-9-]+}/{year:\\d{4}}")
  View report(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @RequestParam(defaultValue = "") String scope) {
    var page = query.report(frame.signedIn(), body, DeskReportQuery.year(year), scope(scope));
    return pages.show("reports/web/deskReport", frame, page);
  }

  @GetMapping("/desk/annual-reports/{body:[a-z0-9-]+}/{year:\\d{4}}/cases")
  View cases(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @RequestParam(defaultValue = "") String scope,
      @RequestParam(defaultValue = "") String row,
      @RequestParam(defaultValue = "") String column,
      @RequestParam(defaultValue = "1") String page) {
    var asked = scope(scope);
    var shown =
        cells.page(
            frame.signedIn(),
            body,
            DeskReportQuery.year(year),
            asked == null ? Scope.OWN : asked,
            row,
            column,
            page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
    return pages.show("reports/web/deskCell", frame, shown);
  }

  static @Nullable Scope scope(String name) {
    return Arrays.stream(Scope.values())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
