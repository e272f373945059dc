package org.chengming.reports.web;

import org.chengming.web.Listings;
import org.chengming.web.SiteIdentity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Published reports for other systems. */
@Controller
class AnnualReportApiController {
  private final AnnualReportQuery query;
  private final Listings listings;
  private final SiteIdentity site;

  AnnualReportApiController(AnnualReportQuery query, Listings listings, SiteIdentity site) {
    this.query = query;
    this.listings = listings;
    this.site = site;
  }

  /** The newest version of the report of a body on a year. */
  @GetMapping("/api/v1/annual-reports/{body:[a-z0-9-]+}/{year:20\\d\\d}")
  View report(@PathVariable String body, @PathVariable String year) {
    var report = query.find(body, year, null);
    return listings.json(ReportJson.of(report, site), report.publication().publishedAt());
  }
}
