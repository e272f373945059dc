package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Recounts;
import org.chengming.requests.Recounts.ChangedDay;
import org.chengming.requests.Recounts.Moved;
import org.chengming.requests.Recounts.Recount;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Which limits a new notice of days off moved. */
@Controller
class MovedController {
  private static final int MOST = 10;

  private final Recounts recounts;
  private final Organisations organisations;
  private final Pages pages;

  MovedController(Recounts recounts, Organisations organisations, Pages pages) {
    this.recounts = recounts;
    this.organisations = organisations;
    this.pages = pages;
  }

  @GetMapping("/desk/requests/moved")
  View moved(Frame frame) {
    var notices = recounts.latest(frame.signedIn(), MOST).stream().map(this::notice).toList();
    return pages.show("requests/web/deskMoved", frame, new MovedPage(notices));
  }

  private MovedPage.Notice notice(Recount recount) {
    return new MovedPage.Notice(
        "%s录入 %d 年的放假安排".formatted(Dates.day(recount.at(), Words.CHINESE), recount.year()),
        "%s，%s".formatted(recount.staffName(), recount.source()),
        recount.lookedAt(),
        recount.changes().stream().map(MovedController::said).toList(),
        recount.moved().stream().map(m -> row(m, recount)).toList());
  }

  private MovedPage.Row row(Moved moved, Recount recount) {
    var last = moved.from().isAfter(moved.to()) ? moved.from() : moved.to();
    return new MovedPage.Row(
        moved.number().value(),
        organisations.bodies().heir(moved.bodyId()).brief(),
        Dates.day(moved.from(), Words.CHINESE),
        Dates.day(moved.to(), Words.CHINESE),
        recount.changes().stream()
            .filter(c -> lies(c.date(), last))
            .map(MovedController::said)
            .collect(Collectors.joining("；")));
  }

  /** A limit is at most some months long, so what lies further back is not why it moved. */
  private static boolean lies(LocalDate day, LocalDate last) {
    return !day.isAfter(last) && day.isAfter(last.minusMonths(4));
  }

  private static String said(ChangedDay day) {
    return "%s（%s）%s→%s"
        .formatted(
            Dates.day(day.date(), Words.CHINESE),
            day.holiday(),
            said(day.date(), day.before()),
            said(day.date(), day.after()));
  }

  private static String said(LocalDate day, @Nullable Boolean working) {
    var works = working == null ? day.getDayOfWeek().getValue() <= 5 : working;
    return works ? "上班" : "休息";
  }
}
