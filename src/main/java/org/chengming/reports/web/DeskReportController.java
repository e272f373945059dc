package org.chengming.reports.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.reports.Reports;
import org.chengming.reports.SaveReport;
import org.chengming.reports.Scope;
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

/** Annual reports at the desk, from what the requests come to until they are published. */
@Controller
class DeskReportController {
  private static final String ONE = "/desk/annual-reports/{body:[a-z0-9-]+}/{year:20\\d\\d}";
  private static final Map<String, String> DONE =
      Map.of(
          "draft", "已保存。",
          "submission", "已送审，数字从现在起固定。",
          "return", "已退回，可以接着改。",
          "approval", "已审核通过，可以公布。",
          "publication", "已公布。",
          "import", "已导入并公布。");

  private final Reports reports;
  private final DeskReportsQuery list;
  private final DeskReportQuery query;
  private final DeskEditQuery edit;
  private final DeskCellQuery cells;
  private final Pages pages;

  DeskReportController(
      Reports reports,
      DeskReportsQuery list,
      DeskReportQuery query,
      DeskEditQuery edit,
      DeskCellQuery cells,
      Pages pages) {
    this.reports = reports;
    this.list = list;
    this.query = query;
    this.edit = edit;
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
    int asked =
        year.matches("20\\d\\d") ? DeskReportsQuery.year(year) : frame.today().getYear() - 1;
    return pages.show("reports/web/deskReports", frame, list.list(frame, asked, q.strip()));
  }

  @GetMapping(ONE)
  View report(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @RequestParam(defaultValue = "") String scope,
      @RequestParam(defaultValue = "") String done) {
    var page =
        query.report(
            frame,
            body,
            DeskReportsQuery.year(year),
            scope(scope),
            Form.of(Map.of()),
            DONE.get(done));
    return pages.show("reports/web/deskReport", frame, page);
  }

  @GetMapping(ONE + "/edit")
  View edit(Frame frame, @PathVariable String body, @PathVariable String year) {
    var page = edit.page(frame.signedIn(), body, DeskReportsQuery.year(year), null);
    return pages.show("reports/web/deskEdit", frame, page);
  }

  @PostMapping(ONE + "/draft")
  View save(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @RequestParam Map<String, String> typed) {
    int of = DeskReportsQuery.year(year);
    try {
      reports.save(frame.signedIn(), command(body, of, typed));
      return SeeOther.at("/desk/annual-reports/%s/%s?done=draft".formatted(body, year));
    } catch (Refused refused) {
      var page = edit.page(frame.signedIn(), body, of, new Form(typed, refused.problems()));
      return pages.show(refused.isConflict() ? 409 : 422, "reports/web/deskEdit", frame, page);
    }
  }

  private static SaveReport command(String body, int year, Map<String, String> typed) {
    var sections = new HashMap<String, String>();
    typed.forEach(
        (field, text) -> {
          if (field.startsWith(DeskEditQuery.SECTION)) {
            sections.put(field.substring(DeskEditQuery.SECTION.length()), text);
          }
        });
    var revision = typed.getOrDefault("revision", "");
    var scope = scope(typed.getOrDefault("scope", ""));
    return new SaveReport(
        body,
        year,
        scope == null ? Scope.OWN : scope,
        typed,
        sections,
        typed.getOrDefault("reason", ""),
        revision.matches("\\d{1,6}") ? Integer.parseInt(revision) : 0);
  }

  @PostMapping(ONE + "/{act:submission|return|approval|publication}")
  View act(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @PathVariable String act,
      @RequestParam Map<String, String> typed) {
    var actor = frame.signedIn();
    int of = DeskReportsQuery.year(year);
    try {
      switch (act) {
        case "submission" -> reports.submit(actor, body, of);
        case "return" -> reports.sendBack(actor, body, of, typed.getOrDefault("note", ""));
        case "approval" -> reports.approve(actor, body, of);
        case "publication" -> reports.publish(actor, body, of);
        default -> throw new Missing("Act " + act);
      }
      return SeeOther.at("/desk/annual-reports/%s/%s?done=%s".formatted(body, year, act));
    } catch (Refused refused) {
      var form = new Form(typed, refused.problems());
      var page = query.report(frame, body, of, null, form, null);
      return pages.show(refused.isConflict() ? 409 : 422, "reports/web/deskReport", frame, page);
    }
  }

  @GetMapping(ONE + "/cases")
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
            DeskReportsQuery.year(year),
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
