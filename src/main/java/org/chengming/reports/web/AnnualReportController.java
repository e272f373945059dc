package org.chengming.reports.web;

import static org.chengming.web.ListingRequest.FORMATS;

import jakarta.servlet.http.HttpServletResponse;
import org.chengming.web.Frame;
import org.chengming.web.ListingRequest;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.chengming.web.SiteIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Published reports as pages and files. */
@Controller
class AnnualReportController {
  private static final String ONE = "/annual-reports/{body:[a-z0-9-]+}/{year:20\\d\\d}";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private final AnnualReportQuery query;
  private final Listings listings;
  private final Pages pages;
  private final SiteIdentity site;

  AnnualReportController(
      AnnualReportQuery query, Listings listings, Pages pages, SiteIdentity site) {
    this.query = query;
    this.listings = listings;
    this.pages = pages;
    this.site = site;
  }

  @GetMapping({"/annual-reports", "/annual-reports.{format:" + FORMATS + "}"})
  View list(
      Frame frame,
      ListingRequest asked,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String year) {
    var listing = query.list(asked, body, year, frame.t());
    return listings.answer(
        asked,
        listing,
        () ->
            pages.showPublic(
                "reports/web/annualReports", frame, query.index(listing, body, year, frame)));
  }

  @GetMapping(ONE)
  View page(Frame frame, @PathVariable String body, @PathVariable String year) {
    return show(frame, body, year, null);
  }

  @GetMapping(ONE + "/versions/{version:\\d{1,4}}")
  View version(
      Frame frame,
      @PathVariable String body,
      @PathVariable String year,
      @PathVariable int version) {
    return show(frame, body, year, version);
  }

  private View show(Frame frame, String body, String year, @Nullable Integer version) {
    var report = query.find(body, year, version);
    return pages.showPublic("reports/web/annualReport", frame, query.page(report, frame.t()));
  }

  @GetMapping(ONE + ".{format:json|csv|xlsx|docx}")
  View file(
      @PathVariable String body,
      @PathVariable String year,
      @PathVariable String format,
      HttpServletResponse response) {
    var report = query.find(body, year, null);
    var moment = report.publication().publishedAt();
    if (!format.equals("json")) {
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"annual-report-%s-%s.%s\"".formatted(body, year, format));
    }
    return switch (format) {
      case "json" -> listings.json(ReportJson.of(report, site), moment);
      case "csv" -> listings.bytes("text/csv;charset=UTF-8", ReportCsv.of(report), moment);
      case "xlsx" ->
          listings.bytes(OFFICE + "spreadsheetml.sheet", ReportWorkbook.of(report), moment);
      default ->
          listings.bytes(OFFICE + "wordprocessingml.document", ReportDocument.of(report), moment);
    };
  }
}
