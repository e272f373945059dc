package org.chengming.requests.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Act;
import org.chengming.requests.Delivery;
import org.chengming.requests.Due.Running;
import org.chengming.requests.Event;
import org.chengming.requests.FollowedLetters;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcomes;
import org.chengming.requests.Papers;
import org.chengming.requests.PublishedAnswers;
import org.chengming.requests.Ratings;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestClock;
import org.chengming.requests.RequestNumber;
import org.chengming.requests.RequestState;
import org.chengming.requests.Splitting;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where a request stands in the words of the one who filed it. */
@Component
class TrackPageQuery {
  private final Organisations organisations;
  private final WorkingCalendar calendar;
  private final Outcomes outcomes;
  private final FollowedLetters letters;
  private final Splitting splitting;
  private final RequestClock clock;
  private final Ratings ratings;
  private final PublishedAnswers answers;
  private final Papers papers;
  private final TrackProofs proofs;

  TrackPageQuery(
      Organisations organisations,
      WorkingCalendar calendar,
      Outcomes outcomes,
      FollowedLetters letters,
      Splitting splitting,
      RequestClock clock,
      Ratings ratings,
      PublishedAnswers answers,
      Papers papers,
      TrackProofs proofs) {
    this.organisations = organisations;
    this.calendar = calendar;
    this.outcomes = outcomes;
    this.letters = letters;
    this.splitting = splitting;
    this.clock = clock;
    this.ratings = ratings;
    this.answers = answers;
    this.papers = papers;
    this.proofs = proofs;
  }

  TrackPage page(Frame frame, RequestCase request, String code, Form form, String done) {
    var t = frame.t();
    return new TrackPage(
        Head.unlisted(request.number() + " " + title(request, t)).in("/requests/track"),
        request,
        organisations.bodies().heir(request.bodyId()),
        title(request, t),
        headline(request, t),
        next(frame, request),
        DueView.of(request.due(), t),
        request.events().stream().filter(Said::shown).map(e -> step(e, t)).toList(),
        parts(request),
        request.state().open() ? request.due().by() : null,
        ending(request, t),
        letters.of(request),
        published(request),
        papers.given(request),
        code,
        form,
        done,
        doing(request),
        new Remedies(clock, t).silence(request, frame.today()),
        proofs.of(request.number(), t));
  }

  private TrackPage.Doing doing(RequestCase request) {
    var open = request.state().open();
    var answered = request.last(Act.ANSWERED).isPresent();
    var ways = Arrays.stream(Delivery.values()).filter(d -> d.fits(request.provision())).toList();
    var rated = answered ? ratings.of(request).orElse(null) : null;
    return new TrackPage.Doing(
        open && request.state() != RequestState.AWAITING_CLARIFICATION,
        open && ways.size() > 1 ? ways : List.of(),
        answered && rated == null,
        rated);
  }

  private TrackPage.@Nullable Published published(RequestCase request) {
    return request.state().open()
        ? null
        : answers
            .of(request)
            .flatMap(
                s -> Optional.ofNullable(s.path()).map(p -> new TrackPage.Published(s.title(), p)))
            .orElse(null);
  }

  private TrackPage.@Nullable Ending ending(RequestCase request, Words t) {
    var end = request.last(Act.ANSWERED).or(() -> request.last(Act.CLOSED)).orElse(null);
    if (end == null || end.outcome() == null) {
      return null;
    }
    return outcomes
        .find(end.outcome(), end.on())
        .map(
            o ->
                new TrackPage.Ending(
                    o.label().startsWith(o.group().label())
                        ? o.group().label(t)
                        : o.group().label(t) + (t.english() ? ": " : "：") + t.of(o.label()),
                    o.source(),
                    relief(o, t),
                    new Remedies(clock, t).against(o, end.on())))
        .orElse(null);
  }

  private static String relief(Outcome outcome, Words t) {
    return switch (outcome.relief()) {
      case REVIEW_FIRST -> t.of("您不接受的，收到答复起 60 天内先申请行政复议；对复议决定不服，再向法院起诉（行政复议法第二十条、第二十三条）。");
      case EITHER -> t.of("您不接受的，收到答复起 60 天内可以申请行政复议，或者 6 个月内向法院起诉。");
    };
  }

  private static String title(RequestCase request, Words t) {
    return switch (request.state()) {
      case FILED -> t.of("等机关确认收到您的申请");
      case REGISTERED -> t.of("正在办您的申请");
      case AWAITING_CLARIFICATION -> t.of("请您补充说明");
      case ANSWERED -> t.of("已经答复您");
      case AWAITING_FEE -> t.of("请您缴费");
      case CLOSED -> t.of("这件申请已经结束");
      case ARCHIVED -> end(request) == Act.ANSWERED ? t.of("已经答复您") : t.of("这件申请已经结束");
    };
  }

  /** Which of the three acts ended it. */
  private static Act end(RequestCase request) {
    return Stream.of(Act.ANSWERED, Act.WITHDRAWN)
        .filter(act -> request.last(act).isPresent())
        .findFirst()
        .orElse(Act.CLOSED);
  }

  private static String headline(RequestCase request, Words t) {
    var due = request.due();
    var by = due.by();
    if (due.running() == Running.RUNS && by != null) {
      return t.of("最晚 %s 答复您", Dates.day(by, t));
    }
    var until = due.waitsUntil();
    if (due.running() == Running.AWAITS_FEE && until != null) {
      return t.of("请在 %s 以前缴费", Dates.day(until, t));
    }
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
      case AWAITING_FEE -> t.of("逾期不缴，视为您放弃申请。缴费以后期限重新算。");
      case ANSWERED, CLOSED, ARCHIVED ->
          switch (end(request)) {
            case ANSWERED ->
                request
                    .last(Act.ANSWERED)
                    .map(e -> t.of("%s 答复。", Dates.day(e.on(), t)))
                    .orElse("");
            case WITHDRAWN -> t.of("您撤回了它，机关不再办。");
            default -> "";
          };
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

  /** The numbers of the others it was split into. */
  private List<String> parts(RequestCase request) {
    return splitting.together(request).stream()
        .filter(n -> !n.equals(request.number()))
        .map(RequestNumber::value)
        .toList();
  }

  private TrackPage.Step step(Event event, Words t) {
    var what = Said.of(event, t);
    var whose = event.facts().whose();
    if (event.act() == Act.TRANSFERRED && whose != null) {
      var body = organisations.bodies().byCode(whose).map(b -> b.label(t)).orElse(whose);
      what += (t.english() ? ": " : "：") + body;
    }
    return new TrackPage.Step(event, what, event.text());
  }
}
