package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chengming.organisations.Organisations;
import org.chengming.requests.AlreadyPublic;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Event;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcomes;
import org.chengming.requests.Ratings;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.requests.web.DeskRegisterPage.Row;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The register of requests, a year at a time (Art. 45: 登记). */
@Controller
class RequestRegisterController {
  private static final int PAGE = 100;
  private static final int FIRST_YEAR = 2008;

  private final CaseFiles files;
  private final Outcomes outcomes;
  private final StatisticsQuery statistics;
  private final Organisations organisations;
  private final AlreadyPublic already;
  private final Ratings ratings;
  private final Pages pages;

  RequestRegisterController(
      CaseFiles files,
      Outcomes outcomes,
      StatisticsQuery statistics,
      Organisations organisations,
      AlreadyPublic already,
      Ratings ratings,
      Pages pages) {
    this.files = files;
    this.already = already;
    this.ratings = ratings;
    this.outcomes = outcomes;
    this.statistics = statistics;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/desk/request-register")
  View register(
      Frame frame,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "1") String page) {
    int thisYear = frame.today().getYear();
    int asked = year.matches("20\\d\\d") ? Integer.parseInt(year) : thisYear;
    int number = page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    var wanted = state(state);
    var found = files.register(frame.signedIn(), asked, wanted, PAGE + 1, (number - 1) * PAGE);
    var shown =
        new DeskRegisterPage(
            asked,
            IntStream.rangeClosed(FIRST_YEAR, thisYear)
                .map(y -> thisYear + FIRST_YEAR - y)
                .boxed()
                .toList(),
            wanted == null ? "" : wanted.name(),
            told(frame, asked),
            found.stream().limit(PAGE).map(r -> row(r, frame.today())).toList(),
            number,
            found.size() > PAGE);
    return pages.show("requests/web/deskRegister", frame, shown);
  }

  private List<String> told(Frame frame, int year) {
    var told = new ArrayList<String>();
    int taken = already.taken(frame.signedIn(), year);
    if (taken > 0) {
      told.add("公开的文件答复了 %d 个问题，没有成为申请。".formatted(taken));
    }
    ratings
        .average(frame.signedIn(), year)
        .map(a -> "申请人给答复打分，平均 %.1f 分，共 %d 个，满分 5 分。".formatted(a.score(), a.ratings()))
        .ifPresent(told::add);
    return told;
  }

  /** The cases behind a number of the statistics. */
  @GetMapping("/desk/request-statistics/cases")
  View counted(
      Frame frame,
      @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "RECEIVED") String what,
      @RequestParam(defaultValue = "1") String page) {
    var of = statistics.body(body);
    var label = StatisticsQuery.label(what).orElseThrow(() -> new Missing("Count of " + what));
    int asked = year.matches("20\\d\\d") ? Integer.parseInt(year) : frame.today().getYear();
    int number = page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    var found =
        files.counted(
            frame.signedIn(), statistics.scope(of), asked, what, PAGE + 1, (number - 1) * PAGE);
    var shown =
        new DeskCountedPage(
            of,
            asked,
            what,
            label,
            found.stream().limit(PAGE).map(r -> row(r, frame.today())).toList(),
            number,
            found.size() > PAGE);
    return pages.show("requests/web/deskCounted", frame, shown);
  }

  private static @Nullable RequestState state(String code) {
    return Arrays.stream(RequestState.values())
        .filter(s -> s.name().equals(code))
        .findFirst()
        .orElse(null);
  }

  private Row row(RequestCase request, LocalDate today) {
    var by = request.due().by();
    var end = request.events().stream().filter(e -> e.outcome() != null).findFirst();
    return new Row(
        request.number().value(),
        Dates.day(request.filedAt(), Words.CHINESE),
        organisations.bodies().heir(request.bodyId()).brief(),
        request.kind().label(),
        DeskListQuery.title(request),
        request.state().label(),
        by == null ? "—" : Dates.day(by, Words.CHINESE),
        request.due().overdue(today),
        end.map(this::outcome).orElse(null));
  }

  private String outcome(Event end) {
    var code = end.outcome() == null ? "" : end.outcome();
    return "%s　%s"
        .formatted(
            Dates.day(end.on(), Words.CHINESE),
            outcomes.find(code, end.on()).map(Outcome::full).orElse(code));
  }
}
