package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Due.Running;
import org.chengming.requests.RequestCase;
import org.chengming.requests.web.DeskListPage.Item;
import org.chengming.requests.web.DeskListPage.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The worklist: open requests in the order of their due dates. */
@Component
class DeskListQuery {
  private static final int SOON = 5;
  private static final int SHOWN = 200;
  private static final int TITLE = 40;

  private final CaseFiles files;
  private final WorkingCalendar calendar;
  private final Organisations organisations;

  DeskListQuery(CaseFiles files, WorkingCalendar calendar, Organisations organisations) {
    this.files = files;
    this.calendar = calendar;
    this.organisations = organisations;
  }

  DeskListPage list(Actor actor, String show, LocalDate today, @Nullable String selected) {
    var open = files.open(actor);
    var tabs =
        List.of(
            tab("all", "在办，按到期日", open, today),
            tab("unconfirmed", "待登记", open, today),
            tab("soon", "五天内到期", open, today),
            tab("overdue", "已超期", open, today),
            tab("waiting", "等申请人", open, today));
    var known = tabs.stream().anyMatch(t -> t.code().equals(show)) ? show : "all";
    var found = open.stream().filter(r -> belongs(known, r, today)).toList();
    var items = found.stream().limit(SHOWN).map(r -> item(r, today)).toList();
    int beyond = Math.max(0, files.countOpen(actor) - open.size());
    return new DeskListPage(tabs, known, items, found.size() - items.size(), beyond, selected);
  }

  private Tab tab(String code, String label, List<RequestCase> open, LocalDate today) {
    return new Tab(code, label, (int) open.stream().filter(r -> belongs(code, r, today)).count());
  }

  private boolean belongs(String show, RequestCase request, LocalDate today) {
    var due = request.due();
    return switch (show) {
      case "unconfirmed" -> due.running() == Running.UNCONFIRMED;
      case "waiting" ->
          due.running() == Running.AWAITS_CLARIFICATION || due.running() == Running.AWAITS_FEE;
      case "overdue" -> due.overdue(today);
      case "soon" -> due.by() != null && !due.overdue(today) && left(request, today) <= SOON;
      default -> true;
    };
  }

  /** Working days from today to the last one; negative when it has passed, 0 without one. */
  int left(RequestCase request, LocalDate today) {
    var by = request.due().by();
    return by == null ? 0 : calendar.between(today, by);
  }

  private Item item(RequestCase request, LocalDate today) {
    var body = organisations.bodies().heir(request.bodyId());
    return new Item(
        request.number().value(),
        title(request),
        soon(request, today),
        tone(request, today),
        "%s　%s　%s".formatted(request.number(), request.state().label(), body.brief()));
  }

  static String title(RequestCase request) {
    return line(request.wanted());
  }

  /** The first line of a text, as a title. */
  static String line(@Nullable String text) {
    if (text == null) {
      return "（内容读不出来）";
    }
    var line = text.lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE)) + "…";
  }

  String soon(RequestCase request, LocalDate today) {
    var left = left(request, today);
    return switch (request.due().running()) {
      case UNCONFIRMED -> "待登记";
      case AWAITS_CLARIFICATION -> late(request, today) ? "补正逾期" : "待补正";
      case AWAITS_FEE -> late(request, today) ? "缴费逾期" : "待缴费";
      case STANDS -> "停表";
      case RUNS -> left < 0 ? "超%d天".formatted(-left) : "剩%d天".formatted(left);
      case CLOSED -> request.state().label();
    };
  }

  String tone(RequestCase request, LocalDate today) {
    return switch (request.due().running()) {
      case UNCONFIRMED -> "status status-warn";
      case AWAITS_CLARIFICATION, AWAITS_FEE ->
          late(request, today) ? "status status-warn" : "status status-wait";
      case STANDS -> "status status-wait";
      case RUNS ->
          request.due().overdue(today)
              ? "status status-bad"
              : left(request, today) <= SOON ? "status status-warn" : "";
      case CLOSED -> "status status-past";
    };
  }

  private static boolean late(RequestCase request, LocalDate today) {
    var until = request.due().waitsUntil();
    return until != null && today.isAfter(until);
  }
}
