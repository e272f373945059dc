package org.chengming.reports.web;

import java.util.List;
import java.util.stream.IntStream;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.reports.Publication;
import org.chengming.reports.PublishedReports;
import org.chengming.reports.PublishedReports.Place;
import org.chengming.reports.ReportForm;
import org.chengming.reports.Scope;
import org.chengming.web.Cursor;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listing;
import org.chengming.web.ListingRequest;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published reports as the public reads them. */
@Component
class AnnualReportQuery {
  private static final int FIRST_YEAR = 2008;

  private final PublishedReports reports;
  private final Organisations organisations;

  AnnualReportQuery(PublishedReports reports, Organisations organisations) {
    this.reports = reports;
    this.organisations = organisations;
  }

  /**
   * @param version null for the newest
   * @throws Missing where there is none
   */
  PublishedReport find(String code, String year, @Nullable Integer version) {
    var body = body(code);
    var versions = reports.versions(body.id(), Integer.parseInt(year));
    var found =
        versions.stream()
            .filter(v -> version == null || v.version() == version)
            .findFirst()
            .orElseThrow(() -> new Missing("Report of %s on %s".formatted(code, year)));
    return new PublishedReport(body, found, versions);
  }

  private Body body(String code) {
    return organisations.bodies().byCode(code).orElseThrow(() -> new Missing("Body " + code));
  }

  Listing list(ListingRequest asked, String code, String year, Words t) {
    var body = code.isEmpty() ? null : body(code);
    var of = year.matches("20\\d\\d") ? Integer.valueOf(year) : null;
    var cursor = asked.cursor();
    var after = cursor == null ? null : new Place((int) cursor.number(0), cursor.number(1));
    var found = reports.list(body == null ? null : body.id(), of, after, asked.size() + 1);
    var shown = found.subList(0, Math.min(asked.size(), found.size()));
    var last = shown.isEmpty() ? null : shown.getLast();
    return Listing.of(
        body == null ? t.of("政府信息公开工作年度报告") : t.of("%s的年度报告", body.label(t)),
        null,
        "/annual-reports" + query(code, of),
        shown.stream().map(p -> entry(p, t)).toList(),
        found.size() <= asked.size() || last == null
            ? null
            : Cursor.of("" + last.year(), "" + last.bodyId()));
  }

  private static String query(String code, @Nullable Integer year) {
    var query = code.isEmpty() ? "" : "?body=" + code;
    return year == null ? query : query + (query.isEmpty() ? "?" : "&") + "year=" + year;
  }

  private Listing.Entry entry(Publication publication, Words t) {
    var body = organisations.bodies().get(publication.bodyId());
    var report = new PublishedReport(body, publication, List.of(publication));
    return Listing.Entry.of(
            "%s-%d".formatted(body.code(), publication.year()), report.path(), report.title(t))
        .from(body.label(t), "/bodies/" + body.code())
        .dated(null, publication.publishedAt(), publication.publishedAt());
  }

  AnnualReportsPage index(Listing listing, String code, String year, Frame frame) {
    int last = frame.today().getYear();
    return new AnnualReportsPage(
        Head.of(listing.title(), listing.path())
            .in("/bodies")
            .feed(listing.title(), listing.as("atom")),
        listing,
        code,
        year,
        IntStream.rangeClosed(FIRST_YEAR, last).map(y -> last + FIRST_YEAR - y).boxed().toList());
  }

  AnnualReportPage page(PublishedReport report, Words t) {
    var publication = report.publication();
    return new AnnualReportPage(
        head(report, t),
        report.title(t),
        "/bodies/" + report.body().code(),
        report.body().label(t),
        report.path(),
        said(report, t),
        publication.reason(),
        report.newest() ? null : report.path(),
        report.form().parts().stream().map(p -> part(p, report, t)).toList(),
        report.versions().stream().map(v -> version(v, report, t)).toList());
  }

  private static Head head(PublishedReport report, Words t) {
    return report.newest()
        ? Head.of(report.title(t), report.path()).in("/bodies")
        : Head.unlisted(report.title(t)).in("/bodies");
  }

  private static String said(PublishedReport report, Words t) {
    var publication = report.publication();
    var day = Dates.day(publication.publishedAt(), t);
    var whose = publication.scope() == Scope.SUBTREE ? t.of("数字是本机关和下级机关的合计。") : "";
    var from = publication.imported() ? t.of("数字取自本机关此前公布的报告。") : "";
    return t.of("%s公布。", day) + whose + from;
  }

  private static AnnualReportPage.Part part(ReportForm.Part part, PublishedReport report, Words t) {
    return new AnnualReportPage.Part(
        PublishedReport.label(part, t),
        part.sections().stream()
            .map(s -> new AnnualReportPage.Text(PublishedReport.label(s, t), report.paragraphs(s)))
            .filter(text -> !text.paragraphs().isEmpty())
            .toList(),
        part.tables().stream()
            .map(table -> TableView.of(table, report.publication().figures(), t, cell -> null))
            .toList());
  }

  private static AnnualReportPage.Version version(
      Publication version, PublishedReport report, Words t) {
    var label = t.of("第%s版，%s公布", version.version(), Dates.day(version.publishedAt(), t));
    return new AnnualReportPage.Version(
        version.reason() == null ? label : label + "：" + version.reason(),
        "%s/versions/%d".formatted(report.path(), version.version()));
  }
}
