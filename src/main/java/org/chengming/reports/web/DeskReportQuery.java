package org.chengming.reports.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.reports.Access;
import org.chengming.reports.Cell;
import org.chengming.reports.Deadlines;
import org.chengming.reports.Draft;
import org.chengming.reports.Figures;
import org.chengming.reports.Publication;
import org.chengming.reports.PublishedReports;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.ReportFigures.Computed;
import org.chengming.reports.ReportForm;
import org.chengming.reports.ReportState;
import org.chengming.reports.ReportStep;
import org.chengming.reports.Reports;
import org.chengming.reports.Scope;
import org.chengming.requests.RequestFigures;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the desk's page of a report: as it was published, is in the making, or would be now. */
@Component
class DeskReportQuery {
  private final Access access;
  private final Reports reports;
  private final ReportFigures figures;
  private final PublishedReports published;
  private final RequestFigures requests;
  private final Deadlines deadlines;

  DeskReportQuery(
      Access access,
      Reports reports,
      ReportFigures figures,
      PublishedReports published,
      RequestFigures requests,
      Deadlines deadlines) {
    this.access = access;
    this.reports = reports;
    this.figures = figures;
    this.published = published;
    this.requests = requests;
    this.deadlines = deadlines;
  }

  static String address(Body body, int year) {
    return "/desk/annual-reports/%s/%d".formatted(body.code(), year);
  }

  /** What stands on the page: one of the three. */
  private record Shown(
      Scope scope, Figures figures, Map<String, String> sections, Computed computed) {}

  DeskReportPage report(
      Frame frame, String code, int year, @Nullable Scope asked, Form form, @Nullable String done) {
    var actor = frame.signedIn();
    var body = access.require(actor, code);
    var draft = reports.draft(actor, code, year).orElse(null);
    var versions = published.versions(body.id(), year);
    var newest = versions.isEmpty() ? null : versions.getFirst();
    var shown = shown(body, year, asked, draft, newest);
    var deadline = deadlines.of(body, year).orElse(null);
    var before = reports.before(body, year, shown.scope());
    return new DeskReportPage(
        "%s %d年年度报告".formatted(body.brief(), year),
        address(body, year),
        body.name(),
        year,
        shown.scope().name(),
        now(draft, newest),
        deadline == null ? null : Dates.day(deadline.by(), Words.CHINESE),
        deadline == null ? "" : deadline.source(),
        parts(body, year, shown, requests.sees(actor, body.id())),
        DeskRules.of(ReportFigures.identities(ReportFigures.form(year), shown.figures(), before)),
        newest == null ? List.of() : moved(body, year, newest),
        shown.computed().unconfirmed(),
        shown.computed().unplaced(),
        may(actor, body, year, draft, newest),
        newest == null ? null : "/annual-reports/%s/%d".formatted(code, year),
        draft == null ? null : draft.reason(),
        reports.steps(actor, code, year).reversed().stream().map(DeskReportQuery::step).toList(),
        form,
        done);
  }

  private Shown shown(
      Body body,
      int year,
      @Nullable Scope asked,
      @Nullable Draft draft,
      @Nullable Publication newest) {
    if (draft != null && (asked == null || asked == draft.scope())) {
      var computed = figures.compute(body, year, draft.scope());
      var fixed = draft.fixed();
      var all =
          fixed != null
              ? fixed
              : ReportFigures.form(year).complete(computed.figures().with(draft.typed()));
      return new Shown(draft.scope(), all, draft.sections(), computed);
    }
    if (draft == null && newest != null && (asked == null || asked == newest.scope())) {
      var computed = figures.compute(body, year, newest.scope());
      return new Shown(newest.scope(), newest.figures(), newest.sections(), computed);
    }
    var scope = asked == null ? Scope.usual(body) : asked;
    var computed = figures.compute(body, year, scope);
    return new Shown(scope, computed.figures(), Map.of(), computed);
  }

  private static String now(@Nullable Draft draft, @Nullable Publication newest) {
    if (draft == null) {
      return newest == null ? "还没有写" : newest.imported() ? "已公布（导入）" : "已公布";
    }
    return newest == null ? draft.state().label() : "更正：" + draft.state().label();
  }

  private List<DeskReportPage.Part> parts(Body body, int year, Shown shown, boolean behind) {
    Function<Cell, @Nullable String> href =
        cell ->
            behind && cell.table().equals("3")
                ? "%s/cases?scope=%s&row=%s&column=%s"
                    .formatted(address(body, year), shown.scope(), cell.row(), cell.column())
                : null;
    return ReportFigures.form(year).parts().stream()
        .map(
            part ->
                new DeskReportPage.Part(
                    part.label(),
                    texts(part, shown.sections()),
                    part.tables().stream()
                        .map(t -> TableView.of(t, shown.figures(), Words.CHINESE, href))
                        .toList()))
        .filter(part -> !part.texts().isEmpty() || !part.tables().isEmpty())
        .toList();
  }

  private static List<DeskReportPage.Text> texts(
      ReportForm.Part part, Map<String, String> sections) {
    return part.sections().stream()
        .filter(s -> sections.containsKey(s.code()))
        .map(
            s ->
                new DeskReportPage.Text(
                    s.label(),
                    sections.getOrDefault(s.code(), "").lines().filter(l -> !l.isBlank()).toList()))
        .toList();
  }

  /** What the requests give now where a report made here says another number. */
  private List<DeskReportPage.Moved> moved(Body body, int year, Publication newest) {
    if (newest.imported()) {
      return List.of();
    }
    var now = figures.compute(body, year, newest.scope()).figures();
    var moved = new ArrayList<DeskReportPage.Moved>();
    for (var cell : ReportFigures.form(year).cells()) {
      var then = newest.figures().get(cell);
      var today = now.get(cell);
      if (then != null && today != null && then.compareTo(today) != 0) {
        moved.add(
            new DeskReportPage.Moved(
                ReportFigures.label(year, cell), Figures.plain(then), Figures.plain(today)));
      }
    }
    return moved;
  }

  private DeskReportPage.May may(
      Actor actor, Body body, int year, @Nullable Draft draft, @Nullable Publication newest) {
    var state = draft == null ? null : draft.state();
    var writes = access.writes(actor, body);
    var approves = access.approves(actor, body);
    var submitted = state == ReportState.SUBMITTED;
    return new DeskReportPage.May(
        writes && (state == null || state == ReportState.DRAFT),
        writes && state == ReportState.DRAFT,
        approves && submitted && !reports.wrote(actor, body, year),
        approves && state == ReportState.APPROVED,
        submitted || state == ReportState.APPROVED,
        draft == null && newest == null);
  }

  private static DeskReportPage.Step step(ReportStep step) {
    return new DeskReportPage.Step(
        step.act().label(),
        step.staffName(),
        Dates.moment(step.happenedAt(), Words.CHINESE),
        step.note());
  }
}
