package org.chengming.reports.web;

import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.chengming.reports.Access;
import org.chengming.reports.Cell;
import org.chengming.reports.ReportFigures;
import org.chengming.reports.Scope;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcomes;
import org.chengming.requests.RequestFigures;
import org.chengming.requests.RequestFigures.Counted;
import org.chengming.web.Dates;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases behind a figure of a report, for those who see the requests of all its bodies. */
@Component
class DeskCellQuery {
  private static final int PAGE = 100;

  private final Access access;
  private final ReportFigures figures;
  private final RequestFigures requests;
  private final Organisations organisations;
  private final Outcomes outcomes;

  DeskCellQuery(
      Access access,
      ReportFigures figures,
      RequestFigures requests,
      Organisations organisations,
      Outcomes outcomes) {
    this.access = access;
    this.figures = figures;
    this.requests = requests;
    this.organisations = organisations;
    this.outcomes = outcomes;
  }

  DeskCellPage page(
      Actor actor, String code, int year, Scope scope, String row, String column, int page) {
    var body = access.require(actor, code);
    var which =
        ReportFigures.which(year, row, column)
            .orElseThrow(() -> new Missing("Cell %s/%s".formatted(row, column)));
    var found =
        requests.cases(
            actor, figures.bodies(body, scope), year, which, PAGE + 1, (page - 1) * PAGE);
    var address = DeskReportQuery.address(body, year);
    var title = "%s %d年年度报告".formatted(body.brief(), year);
    return new DeskCellPage(
        "%s：案卷".formatted(title),
        "%s?scope=%s".formatted(address, scope),
        title,
        ReportFigures.label(year, new Cell("3", row, column)),
        "%s/cases?scope=%s&row=%s&column=%s".formatted(address, scope, row, column),
        found.stream().limit(PAGE).map(this::line).toList(),
        page,
        found.size() > PAGE);
  }

  private DeskCellPage.Case line(Counted counted) {
    var received = counted.received();
    return new DeskCellPage.Case(
        counted.number().value(),
        organisations.bodies().get(counted.bodyId()).brief(),
        counted.kind().label(),
        received == null ? "—" : Dates.day(received, Words.CHINESE),
        outcome(counted));
  }

  private @Nullable String outcome(Counted counted) {
    var code = counted.outcome();
    var ended = counted.ended();
    if (code == null || ended == null) {
      return null;
    }
    return "%s　%s"
        .formatted(
            Dates.day(ended, Words.CHINESE),
            outcomes.find(code, ended).map(Outcome::full).orElse(code));
  }
}
