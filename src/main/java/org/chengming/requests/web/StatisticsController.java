package org.chengming.requests.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.web.Fields;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Listings;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What requests add up to: for everybody, for programs, and at the desk with the cases behind. */
@Controller
class StatisticsController {
  private final StatisticsQuery query;
  private final Organisations organisations;
  private final Pages pages;
  private final Listings listings;
  private final Clock clock;

  StatisticsController(
      StatisticsQuery query,
      Organisations organisations,
      Pages pages,
      Listings listings,
      Clock clock) {
    this.query = query;
    this.organisations = organisations;
    this.pages = pages;
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * @param body the body's code in addresses; all bodies where it is empty
   * @param year the last with anything in it where it is empty
   */
  @GetMapping("/requests/statistics")
  View show(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String year) {
    var counted = query.count(body, year, frame.today());
    var title = frame.t().of("依申请公开统计");
    var head =
        Head.of(title, "/requests/statistics")
            .describedAs(frame.t().of("各机关收到和办结的申请、处理结果、答复用了多少个工作日、延期和超期，按年算。"));
    return pages.showPublic("requests/web/statistics", frame, page(head, counted, null));
  }

  @GetMapping("/desk/request-statistics")
  View desk(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String year) {
    var actor = frame.signedIn();
    if (!actor.mayAnywhere(Role.SUPERVISOR)) {
      actor.requireAnywhere(Role.REQUEST_OFFICER, "see the statistics of requests");
    }
    var counted = query.count(body, year, frame.today());
    var cases =
        "/desk/request-statistics/cases?body=%s&year=%d"
            .formatted(counted.body().code(), counted.year());
    return pages.show(
        "requests/web/deskStatistics", frame, page(Head.unlisted("申请统计"), counted, cases));
  }

  @GetMapping("/api/v1/requests/statistics")
  View api(
      @RequestParam(defaultValue = "") String body, @RequestParam(defaultValue = "") String year) {
    var counted = query.count(body, year, LocalDate.now(clock));
    return listings.json(
        Fields.of(
            "body",
            counted.body().code(),
            "name",
            counted.body().name(),
            "year",
            counted.year(),
            "overdueToday",
            counted.overdue(),
            "counts",
            StatisticsJson.counts(counted.tally()),
            "years",
            counted.years().entrySet().stream().map(StatisticsJson::year).toList(),
            "bodies",
            counted.parts().entrySet().stream()
                .map(e -> StatisticsJson.part(e, counted.body()))
                .toList()),
        null);
  }

  private StatisticsPage page(Head head, StatisticsQuery.Counted counted, @Nullable String cases) {
    int most =
        counted.years().values().stream()
            .mapToInt(t -> Math.max(t.received(), t.ended()))
            .max()
            .orElse(0);
    var lineage = organisations.bodies().lineage(counted.body().id());
    return new StatisticsPage(
        head,
        counted,
        lineage.subList(0, lineage.size() - 1),
        counted.years().entrySet().stream().map(e -> row(e, most)).toList(),
        counted.parts().entrySet().stream()
            .map(
                e ->
                    new StatisticsPage.PartRow(
                        e.getKey(), e.getKey().id() == counted.body().id(), e.getValue()))
            .toList(),
        cases);
  }

  private static StatisticsPage.YearRow row(Map.Entry<Integer, Tally> entry, int most) {
    var tally = entry.getValue();
    return new StatisticsPage.YearRow(
        entry.getKey(),
        tally,
        StatisticsPage.share(tally.received(), most),
        StatisticsPage.share(tally.ended(), most));
  }
}
