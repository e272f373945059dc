package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Assigning;
import org.chengming.requests.Confirmation;
import org.chengming.requests.Due;
import org.chengming.requests.Due.Running;
import org.chengming.requests.OpenCase;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.requests.Worklist;
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

  private final Worklist worklist;
  private final Assigning assigning;
  private final Confirmation confirmation;
  private final WorkingCalendar calendar;
  private final Organisations organisations;

  DeskListQuery(
      Worklist worklist,
      Assigning assigning,
      Confirmation confirmation,
      WorkingCalendar calendar,
      Organisations organisations) {
    this.worklist = worklist;
    this.assigning = assigning;
    this.confirmation = confirmation;
    this.calendar = calendar;
    this.organisations = organisations;
  }

  DeskListPage list(Actor actor, String show, LocalDate today, @Nullable String selected) {
    var open = worklist.open(actor);
    var tabs =
        List.of(
            tab("all", "在办，按到期日", open, actor, today),
            tab("mine", "我的", open, actor, today),
            tab("body", "本机关的", open, actor, today),
            tab("unassigned", "没有交办的", open, actor, today),
            tab("unconfirmed", "待登记", open, actor, today),
            tab("soon", "五天内到期", open, actor, today),
            tab("overdue", "已超期", open, actor, today),
            tab("others", "等别的机关、第三方", open, actor, today),
            tab("waiting", "等申请人", open, actor, today));
    var known = tabs.stream().anyMatch(t -> t.code().equals(show)) ? show : "all";
    var found = open.stream().filter(r -> belongs(known, r, actor, today)).toList();
    var shown = found.stream().limit(SHOWN).toList();
    var wanted = worklist.wanted(shown);
    return new DeskListPage(
        tabs,
        known,
        shown.stream().map(r -> item(r, wanted.get(r.id()), today)).toList(),
        found.size() - shown.size(),
        Math.max(0, worklist.countOpen(actor) - open.size()),
        officers(actor),
        selected,
        List.of(),
        null);
  }

  /** Those whom the actor may give requests of their own body to. */
  private List<Assigning.Officer> officers(Actor actor) {
    var body = actor.bodyId();
    return body == null || !actor.mayAnywhere(Role.REQUEST_OFFICER)
        ? List.of()
        : assigning.officers(body);
  }

  private Tab tab(String code, String label, List<OpenCase> open, Actor actor, LocalDate today) {
    long count = open.stream().filter(r -> belongs(code, r, actor, today)).count();
    return new Tab(code, label, (int) count);
  }

  private boolean belongs(String show, OpenCase request, Actor actor, LocalDate today) {
    var due = request.due();
    return switch (show) {
      case "mine" -> worklist.mine(actor, request);
      case "body" -> worklist.ofBody(actor, request);
      case "unassigned" -> request.assigneeId() == null;
      case "unconfirmed" -> request.state() == RequestState.FILED;
      case "waiting" ->
          due.running() == Running.AWAITS_CLARIFICATION || due.running() == Running.AWAITS_FEE;
      case "others" -> request.awaitsOthers();
      case "overdue" -> due.overdue(today);
      case "soon" -> due.by() != null && !due.overdue(today) && left(due, today) <= SOON;
      default -> true;
    };
  }

  /** Working days from today to the last one; negative when it has passed, 0 without one. */
  int left(RequestCase request, LocalDate today) {
    return left(request.due(), today);
  }

  private int left(Due due, LocalDate today) {
    var by = due.by();
    return by == null ? 0 : calendar.between(today, by);
  }

  /** The same line on the day it is due. */
  LimitsPage.Item dated(OpenCase request, @Nullable String wanted, LocalDate today) {
    var item = item(request, wanted, today);
    return new LimitsPage.Item(
        item.number(), item.title(), item.soon(), item.tone(), item.detail());
  }

  private Item item(OpenCase request, @Nullable String wanted, LocalDate today) {
    var body = organisations.bodies().heir(request.bodyId());
    var late = request.state() == RequestState.FILED && confirmation.late(request.filedOn(), today);
    var who = request.assignee();
    return new Item(
        request.number().value(),
        line(wanted),
        late ? "逾期未确认" : soon(request.due(), request.state(), today),
        late ? "status status-bad" : tone(request.due(), today),
        "%s　%s　%s　%s"
            .formatted(
                request.number(),
                request.state().label(),
                body.brief(),
                who == null ? "没有交办" : who));
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
    return soon(request.due(), request.state(), today);
  }

  private String soon(Due due, RequestState state, LocalDate today) {
    var left = left(due, today);
    return switch (due.running()) {
      case UNCONFIRMED -> "待登记";
      case AWAITS_CLARIFICATION -> late(due, today) ? "补正逾期" : "待补正";
      case AWAITS_FEE -> late(due, today) ? "缴费逾期" : "待缴费";
      case STANDS -> "停表";
      case RUNS -> left < 0 ? "超%d天".formatted(-left) : "剩%d天".formatted(left);
      case CLOSED -> state.label();
    };
  }

  String tone(RequestCase request, LocalDate today) {
    return tone(request.due(), today);
  }

  private String tone(Due due, LocalDate today) {
    return switch (due.running()) {
      case UNCONFIRMED -> "status status-warn";
      case AWAITS_CLARIFICATION, AWAITS_FEE ->
          late(due, today) ? "status status-warn" : "status status-wait";
      case STANDS -> "status status-wait";
      case RUNS ->
          due.overdue(today)
              ? "status status-bad"
              : left(due, today) <= SOON ? "status status-warn" : "";
      case CLOSED -> "status status-past";
    };
  }

  private static boolean late(Due due, LocalDate today) {
    var until = due.waitsUntil();
    return until != null && today.isAfter(until);
  }
}
