package org.chengming.standards.web;

import static org.chengming.web.Fields.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.web.Frame;
import org.chengming.web.Listings;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How far bodies have come, for everybody. */
@Controller
class CoverageController {
  private final CoverageQuery query;
  private final Organisations organisations;
  private final Listings listings;
  private final Pages pages;

  CoverageController(
      CoverageQuery query, Organisations organisations, Listings listings, Pages pages) {
    this.query = query;
    this.organisations = organisations;
    this.listings = listings;
    this.pages = pages;
  }

  @GetMapping("/coverage")
  View coverage(Frame frame, @RequestParam(defaultValue = "") String under) {
    return pages.showPublic("standards/web/coverage", frame, query.page(under, frame));
  }

  @GetMapping("/coverage.{format:json|csv}")
  View coverageFile(
      Frame frame, @PathVariable String format, @RequestParam(defaultValue = "") String under) {
    var page = query.page(under, frame);
    return format.equals("json") ? listings.json(json(page), null) : csv(page);
  }

  @GetMapping("/bodies/{code:[a-z0-9-]+}/catalogue")
  View catalogue(Frame frame, @PathVariable String code) {
    return pages.showPublic("standards/web/catalogue", frame, query.catalogue(body(code), frame));
  }

  @GetMapping("/bodies/{code:[a-z0-9-]+}/catalogue.{format:json|csv}")
  View catalogueFile(Frame frame, @PathVariable String code, @PathVariable String format) {
    var page = query.catalogue(body(code), frame);
    return format.equals("json") ? listings.json(json(page), null) : csv(page);
  }

  private Body body(String code) {
    return organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
  }

  static Map<String, Object> json(CoveragePage page) {
    return of(
        "title", page.title(),
        "counted", page.counted(),
        "all", json(page.all()),
        "sectors", page.sectors().stream().map(CoverageController::json).toList(),
        "bodies", page.bodies().stream().map(CoverageController::json).toList());
  }

  private static Map<String, Object> json(CoveragePage.Row row) {
    return of("title", row.label(), "path", row.path(), "figures", json(row.figures()));
  }

  private static Map<String, Object> json(CoveragePage.Figures figures) {
    return of(
        "asked", figures.asked(),
        "inTime", figures.inTime(),
        "late", figures.late(),
        "missing", figures.missing(),
        "notApplicable", figures.exempt(),
        "waiting", figures.waiting(),
        "percent", figures.percent());
  }

  static Map<String, Object> json(CataloguePage page) {
    return of(
        "body", page.body(),
        "all", json(page.all()),
        "standards",
            page.sections().stream()
                .map(
                    s ->
                        of(
                            "title", s.title(),
                            "path", s.path(),
                            "figures", json(s.figures()),
                            "items", s.lines().stream().map(CoverageController::json).toList()))
                .toList());
  }

  private static Map<String, Object> json(CataloguePage.Line line) {
    var json =
        of(
            "code", line.code(),
            "firstLevel", line.group(),
            "secondLevel", line.title(),
            "limit", line.limit(),
            "state", line.state(),
            "when", line.when());
    if (line.shown() != null) {
      json.put("published", of("title", line.shown().title(), "path", line.shown().path()));
    }
    if (line.reason() != null) {
      json.put("reason", line.reason());
    }
    return json;
  }

  private View csv(CoveragePage page) {
    var rows = new ArrayList<List<String>>();
    page.sectors().forEach(r -> rows.add(row("领域", r)));
    page.bodies().forEach(r -> rows.add(row("机构", r)));
    return csv(List.of("按", "名称", "应公开", "按时", "迟了", "没有公开", "不适用", "还没有到期", "公开率"), rows);
  }

  private static List<String> row(String by, CoveragePage.Row row) {
    var f = row.figures();
    return List.of(
        by,
        row.label(),
        "" + f.asked(),
        "" + f.inTime(),
        "" + f.late(),
        "" + f.missing(),
        "" + f.exempt(),
        "" + f.waiting(),
        f.percent() + "%");
  }

  private View csv(CataloguePage page) {
    var rows = new ArrayList<List<String>>();
    for (var section : page.sections()) {
      for (var line : section.lines()) {
        var shown = line.shown();
        rows.add(
            List.of(
                section.title(),
                line.code(),
                line.group(),
                line.title(),
                line.limit(),
                line.state(),
                line.when(),
                shown == null ? "" : shown.title(),
                shown == null ? "" : shown.path(),
                line.reason() == null ? "" : line.reason()));
      }
    }
    return csv(
        List.of("标准", "序号", "一级事项", "二级事项", "公开时限", "状态", "时间", "已公开的", "网址", "不适用的理由"), rows);
  }

  private View csv(List<String> headings, List<List<String>> rows) {
    return listings.bytes("text/csv;charset=UTF-8", StandardsController.csv(headings, rows), null);
  }
}
