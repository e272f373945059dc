package org.chengming.reports.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.reports.Access;
import org.chengming.reports.Cell;
import org.chengming.reports.Deadlines;
import org.chengming.reports.Figures;
import org.chengming.reports.Identity;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.Scope;
import org.chengming.requests.RequestFigures;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the desk's pages of reports. */
@Component
class DeskReportQuery {
  private static final int FIRST_YEAR = 2008;
  private static final int SHOWN = 100;

  private final Access access;
  private final ReportFigures figures;
  private final RequestFigures requests;
  private final Organisations organisations;
  private final Deadlines deadlines;

  DeskReportQuery(
      Access access,
      ReportFigures figures,
      RequestFigures requests,
      Organisations organisations,
      Deadlines deadlines) {
    this.access = access;
    this.figures = figures;
    this.requests = requests;
    this.organisations = organisations;
    this.deadlines = deadlines;
  }

  DeskReportsPage list(Frame frame, int year, String q) {
    var actor = frame.signedIn();
    var found =
        organisations.bodies().all().stream()
            .filter(b -> access.sees(actor, b) && b.name().contains(q))
            .filter(b -> b.standsOn(java.time.LocalDate.of(year, 12, 31)))
            .toList();
    return new DeskReportsPage(
        year,
        years(frame),
        q,
        found.stream().limit(SHOWN).map(b -> line(b, year, frame)).toList(),
        Math.max(0, found.size() - SHOWN));
  }

  private static List<Integer> years(Frame frame) {
    int last = frame.today().getYear();
    return IntStream.rangeClosed(FIRST_YEAR, last).map(y -> last + FIRST_YEAR - y).boxed().toList();
  }

  private DeskReportsPage.Line line(Body body, int year, Frame frame) {
    var deadline = deadlines.of(body, year).orElse(null);
    return new DeskReportsPage.Line(
        address(body, year),
        body.name(),
        deadline == null ? "" : Dates.day(deadline.by(), Words.CHINESE),
        deadline != null && frame.today().isAfter(deadline.by()),
        deadline == null ? "" : deadline.source());
  }

  static String address(Body body, int year) {
    return "/desk/annual-reports/%s/%d".formatted(body.code(), year);
  }

  static int year(String year) {
    if (!year.matches("20\\d\\d") || Integer.parseInt(year) < FIRST_YEAR) {
      throw new Missing("Year " + year);
    }
    return Integer.parseInt(year);
  }

  DeskReportPage report(Actor actor, String code, int year, @Nullable Scope asked) {
    var body = access.require(actor, code);
    var scope = asked == null ? Scope.usual(body) : asked;
    var computed = figures.compute(body, year, scope);
    var before = figures.compute(body, year - 1, scope);
    var form = ReportFigures.form(year);
    var deadline = deadlines.of(body, year).orElse(null);
    var seen = requests.sees(actor, body.id());
    return new DeskReportPage(
        "%s %d年年度报告".formatted(body.brief(), year),
        address(body, year),
        body.name(),
        year,
        scope.name(),
        scope.label(),
        deadline == null ? null : Dates.day(deadline.by(), Words.CHINESE),
        deadline == null ? "" : deadline.source(),
        form.tables().stream()
            .map(
                table ->
                    TableView.of(
                        table,
                        computed.figures(),
                        Words.CHINESE,
                        cell -> seen ? behind(body, year, scope, cell) : null))
            .toList(),
        rules(ReportFigures.identities(form, computed.figures(), before.figures())),
        computed.unconfirmed());
  }

  private static String behind(Body body, int year, Scope scope, Cell cell) {
    return "%s/cases?scope=%s&row=%s&column=%s"
        .formatted(address(body, year), scope, cell.row(), cell.column());
  }

  static List<DeskReportPage.Rule> rules(List<Identity> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(Identity::number, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(DeskReportQuery::rule)
        .toList();
  }

  private static DeskReportPage.Rule rule(List<Identity> lines) {
    var first = lines.getFirst();
    return new DeskReportPage.Rule(
        first.number(),
        "%s = %s".formatted(first.left(), first.right()),
        (int) lines.stream().filter(l -> !l.holds()).count(),
        first.warning(),
        lines.stream().map(DeskReportQuery::line).toList());
  }

  private static DeskReportPage.Line line(Identity line) {
    return new DeskReportPage.Line(
        line.where(),
        Figures.plain(line.leftNumber()),
        Figures.plain(line.rightNumber()),
        signed(line.difference()),
        line.holds());
  }

  private static String signed(BigDecimal difference) {
    return (difference.signum() > 0 ? "+" : "") + Figures.plain(difference);
  }
}
