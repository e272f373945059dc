package org.chengming.search.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.search.Asked;
import org.chengming.search.AskedQuestion;
import org.chengming.web.CsvCell;
import org.chengming.web.DeskEntry;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What was searched for in vain: numbers of questions, nothing of persons. */
@Controller
class SearchesController {
  private static final int MOST = 200;
  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final Set<Role> READERS = Set.of(Role.EDITOR, Role.SUPERVISOR, Role.ADMINISTRATOR);

  private final Asked asked;
  private final Pages pages;

  SearchesController(Asked asked, Pages pages) {
    this.asked = asked;
    this.pages = pages;
  }

  @Bean
  static DeskEntry searchesDeskEntry() {
    return new DeskEntry("检索", 73, "找不到的检索", "/desk/searches", READERS);
  }

  /** Which questions are shown, and how often each went so. */
  private enum Kind {
    VAIN("没找到、找到很少或没点开", q -> q.nothing() + q.little() + q.abandoned()),
    NOTHING("没找到", AskedQuestion::nothing),
    LITTLE("找到很少", AskedQuestion::little),
    ABANDONED("没点开", AskedQuestion::abandoned),
    ALL("全部", AskedQuestion::asked);

    private final String label;
    private final ToIntFunction<AskedQuestion> times;

    Kind(String label, ToIntFunction<AskedQuestion> times) {
      this.label = label;
      this.times = times;
    }

    String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What stands in the address; all of it may be missing or nonsense. */
  record Chosen(
      @Nullable String period,
      @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @Nullable String kind) {
    int days() {
      return "month".equals(period) ? MONTH : WEEK;
    }

    private Kind which() {
      return Arrays.stream(Kind.values())
          .filter(k -> k.parameter().equals(kind))
          .findFirst()
          .orElse(Kind.VAIN);
    }

    private LocalDate last(LocalDate today) {
      return to == null || to.isAfter(today) ? today : to;
    }
  }

  @GetMapping("/desk/searches")
  View page(Actor actor, Frame frame, Chosen chosen) {
    requireReader(actor);
    var last = chosen.last(frame.today());
    var days = chosen.days();
    var first = last.minusDays(days - 1L);
    var shown = shown(chosen, first, last);
    var later = last.plusDays(days);
    var page =
        new SearchesPage(
            days,
            first.toString(),
            last.toString(),
            asked.least(),
            List.of(
                new SearchPage.Link("一周", at("week", last, chosen.which()), "", days == WEEK),
                new SearchPage.Link("一个月", at("month", last, chosen.which()), "", days == MONTH)),
            Arrays.stream(Kind.values())
                .map(
                    k -> new SearchPage.Link(k.label, at(chosen, last, k), "", k == chosen.which()))
                .toList(),
            shown.stream().limit(MOST).map(SearchesController::row).toList(),
            shown.size() > MOST,
            at(chosen, first.minusDays(1), chosen.which()),
            last.equals(frame.today()) ? null : at(chosen, later, chosen.which()),
            at(chosen, last, chosen.which()).replace("/desk/searches?", "/desk/searches.csv?"),
            keeper(actor),
            actor.mayAnywhere(Role.EDITOR));
    return pages.show("search/web/searches", frame, page);
  }

  /** The same as data. The BOM lets Excel read it as UTF-8. */
  @GetMapping("/desk/searches.csv")
  void csv(Actor actor, Frame frame, Chosen chosen, HttpServletResponse response)
      throws IOException {
    requireReader(actor);
    var last = chosen.last(frame.today());
    var first = last.minusDays(chosen.days() - 1L);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"searches-%s.csv\"".formatted(last));
    var out = response.getWriter();
    out.write('\ufeff');
    try (var csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord("问题", "从", "到", "搜了几次", "没找到", "找到很少", "点开了结果", "没点开");
      for (var q : shown(chosen, first, last)) {
        csv.printRecord(
            CsvCell.of(q.question()),
            first,
            last,
            q.asked(),
            q.nothing(),
            q.little(),
            q.opened(),
            q.abandoned());
      }
    }
  }

  private List<AskedQuestion> shown(Chosen chosen, LocalDate first, LocalDate last) {
    var times = chosen.which().times;
    return asked.between(first, last).stream()
        .filter(q -> times.applyAsInt(q) > 0)
        .sorted(Comparator.comparingInt(times).reversed())
        .toList();
  }

  private static SearchesPage.Row row(AskedQuestion q) {
    return new SearchesPage.Row(
        q.question(),
        URLEncoder.encode(q.question(), StandardCharsets.UTF_8),
        q.asked(),
        q.nothing(),
        q.little(),
        q.opened(),
        q.abandoned());
  }

  private static String at(Chosen chosen, LocalDate last, Kind kind) {
    return at(chosen.days() == MONTH ? "month" : "week", last, kind);
  }

  private static String at(String period, LocalDate last, Kind kind) {
    return "/desk/searches?period=%s&to=%s&kind=%s".formatted(period, last, kind.parameter());
  }

  private static boolean keeper(Actor actor) {
    return actor.mayAnywhere(Role.SUPERVISOR) || actor.mayAnywhere(Role.ADMINISTRATOR);
  }

  private static void requireReader(Actor actor) {
    if (!keeper(actor)) {
      actor.requireAnywhere(Role.EDITOR, "see what was searched for");
    }
  }
}
