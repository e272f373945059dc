package org.chengming.reports.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.reports.Access;
import org.chengming.reports.Deadlines;
import org.chengming.reports.Draft;
import org.chengming.reports.Publication;
import org.chengming.reports.PublishedReports;
import org.chengming.reports.Reports;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bodies whose reports one works on, and where the report of each stands. */
@Component
class DeskReportsQuery {
  private static final int FIRST_YEAR = 2008;
  private static final int SHOWN = 100;
  private static final int MOST = 10_000;

  private final Access access;
  private final Reports reports;
  private final PublishedReports published;
  private final Organisations organisations;
  private final Deadlines deadlines;

  DeskReportsQuery(
      Access access,
      Reports reports,
      PublishedReports published,
      Organisations organisations,
      Deadlines deadlines) {
    this.access = access;
    this.reports = reports;
    this.published = published;
    this.organisations = organisations;
    this.deadlines = deadlines;
  }

  static int year(String year) {
    if (!year.matches("20\\d\\d") || Integer.parseInt(year) < FIRST_YEAR) {
      throw new Missing("Year " + year);
    }
    return Integer.parseInt(year);
  }

  DeskReportsPage list(Frame frame, int year, String q) {
    var actor = frame.signedIn();
    var last = LocalDate.of(year, 12, 31);
    var found =
        organisations.bodies().all().stream()
            .filter(b -> b.name().contains(q) && b.standsOn(last) && access.sees(actor, b))
            .toList();
    var drafts =
        reports.drafts(year).stream().collect(Collectors.toMap(Draft::bodyId, Function.identity()));
    var publications =
        published.list(null, year, null, MOST).stream()
            .collect(Collectors.toMap(Publication::bodyId, Function.identity()));
    return new DeskReportsPage(
        year,
        years(frame),
        q,
        found.stream().limit(SHOWN).map(b -> line(b, year, frame, drafts, publications)).toList(),
        Math.max(0, found.size() - SHOWN),
        actor.mayAnywhere(Role.SUPERVISOR) || actor.mayAnywhere(Role.PUBLISHER));
  }

  private static List<Integer> years(Frame frame) {
    int last = frame.today().getYear();
    return IntStream.rangeClosed(FIRST_YEAR, last).map(y -> last + FIRST_YEAR - y).boxed().toList();
  }

  private DeskReportsPage.Line line(
      Body body,
      int year,
      Frame frame,
      Map<Long, Draft> drafts,
      Map<Long, Publication> publications) {
    var deadline = deadlines.of(body, year).orElse(null);
    var publication = publications.get(body.id());
    return new DeskReportsPage.Line(
        DeskReportQuery.address(body, year),
        body.name(),
        state(drafts.get(body.id()), publication),
        deadline == null ? "" : Dates.day(deadline.by(), Words.CHINESE),
        deadline != null && publication == null && frame.today().isAfter(deadline.by()),
        deadline == null ? "" : deadline.source());
  }

  private static String state(@Nullable Draft draft, @Nullable Publication publication) {
    if (draft != null) {
      return publication == null ? draft.state().label() : "更正：" + draft.state().label();
    }
    return publication == null
        ? "还没有写"
        : Dates.day(publication.publishedAt(), Words.CHINESE)
            + (publication.imported() ? "导入" : "公布");
  }
}
