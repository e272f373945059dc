package org.chengming.requests.web;

import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Act;
import org.chengming.requests.Due.Running;
import org.chengming.requests.Event;
import org.chengming.requests.RequestCase;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/** Says where a request stands in the words of the one who filed it. */
@Component
class TrackPageQuery {
  private final Organisations organisations;
  private final WorkingCalendar calendar;

  TrackPageQuery(Organisations organisations, WorkingCalendar calendar) {
    this.organisations = organisations;
    this.calendar = calendar;
  }

  TrackPage page(Frame frame, RequestCase request) {
    var t = frame.t();
    return new TrackPage(
        Head.unlisted(request.number() + " " + title(request, t)).in("/requests/track"),
        request,
        organisations.bodies().heir(request.bodyId()),
        title(request, t),
        headline(request, t),
        next(frame, request),
        DueView.of(request.due(), t),
        request.events().stream().map(e -> step(e, t)).toList(),
        request.state().open() ? request.due().by() : null);
  }

  private static String title(RequestCase request, Words t) {
    return switch (request.state()) {
      case FILED -> t.of("等机关确认收到您的申请");
      case REGISTERED -> t.of("正在办您的申请");
      case AWAITING_CLARIFICATION -> t.of("请您补充说明");
      case ANSWERED -> t.of("已经答复您");
      case CLOSED -> t.of("这件申请已经结束");
    };
  }

  private static String headline(RequestCase request, Words t) {
    var due = request.due();
    var by = due.by();
    if (due.running() == Running.RUNS && by != null) {
      return t.of("最晚 %s 答复您", Dates.day(by, t));
    }
    var until = due.waitsUntil();
    return due.running() == Running.AWAITS_CLARIFICATION && until != null
        ? t.of("请在 %s 以前补充", Dates.day(until, t))
        : "";
  }

  private String next(Frame frame, RequestCase request) {
    var t = frame.t();
    return switch (request.state()) {
      case FILED -> t.of("网上的申请，双方确认收到的那一天起算期限。机关会联系您。您现在不用做什么。");
      case REGISTERED -> registered(frame, request);
      case AWAITING_CLARIFICATION -> t.of("机关看不明白您要什么，要您说得更具体。补充以后期限重新算。逾期不补充，这件申请就不再办了。");
      case ANSWERED ->
          request.last(Act.ANSWERED).map(e -> t.of("%s 答复。", Dates.day(e.on(), t))).orElse("");
      case CLOSED -> "";
    };
  }

  private String registered(Frame frame, RequestCase request) {
    var by = request.due().by();
    if (by == null) {
      return frame.t().of("在等别人的意见，期限停着。您不用做什么。");
    }
    int left = calendar.between(frame.today(), by);
    return left < 0
        ? frame.t().of("已经超过期限 %s 个工作日。您可以申请行政复议，或者向上级机关投诉。", -left)
        : frame.t().of("还有 %s 个工作日。您不用做什么。", left);
  }

  private static TrackPage.Step step(Event event, Words t) {
    var what = event.act().label(t);
    var days = event.days();
    return new TrackPage.Step(
        event, days == null ? what : t.of("%s %s 个工作日", what, days), event.text());
  }
}
