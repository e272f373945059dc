package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.CaseFiles;
import org.chengming.requests.Outcome;
import org.chengming.requests.Outcomes;
import org.chengming.requests.Part;
import org.chengming.requests.PartClock;
import org.chengming.requests.PartFiles;
import org.chengming.requests.PartState;
import org.chengming.requests.PartStep;
import org.chengming.requests.RequestCase;
import org.chengming.requests.RequestState;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.springframework.stereotype.Component;

/** Shows the parts of a case to its first receiver. */
@Component
class DeskPartsQuery {
  private static final int NEAR = 200;

  private final PartFiles parts;
  private final CaseFiles files;
  private final PartClock clock;
  private final Outcomes outcomes;
  private final Organisations organisations;

  DeskPartsQuery(
      PartFiles parts,
      CaseFiles files,
      PartClock clock,
      Outcomes outcomes,
      Organisations organisations) {
    this.parts = parts;
    this.files = files;
    this.clock = clock;
    this.outcomes = outcomes;
    this.organisations = organisations;
  }

  DeskParts of(Actor actor, RequestCase request, LocalDate today) {
    var all = parts.of(actor, request.number());
    var ask = request.state() == RequestState.REGISTERED && files.handles(actor, request);
    var proposed = clock.propose(request, today);
    return new DeskParts(
        all.stream().map(p -> row(p, ask, today)).toList(),
        ask,
        ask && all.stream().anyMatch(p -> p.answer().isPresent()),
        proposed.by(),
        why(proposed),
        ask ? near(request, today) : List.of());
  }

  private DeskParts.Row row(Part part, boolean ask, LocalDate today) {
    var answer = part.answer();
    return new DeskParts.Row(
        part.ordinal(),
        organisations.bodies().heir(part.bodyId()).name(),
        part.state().label(),
        tone(part, today),
        part.late(today),
        until(part, clock, today),
        part.shared(),
        part.question(),
        answer.map(PartStep::text).orElse(null),
        answer.map(a -> outcome(a, outcomes)).orElse(""),
        who(part),
        ask && part.state() == PartState.GIVEN);
  }

  static String outcome(PartStep draft, Outcomes outcomes) {
    var code = draft.outcome() == null ? "" : draft.outcome();
    var day = LocalDate.ofInstant(draft.at(), Dates.CHINA);
    return outcomes.find(code, day).map(Outcome::full).orElse(code);
  }

  static String tone(Part part, LocalDate today) {
    return part.late(today)
        ? "status status-bad"
        : switch (part.state()) {
          case ASKED, RETURNED -> "status status-wait";
          case DRAFTED -> "status status-warn";
          case GIVEN -> "status";
        };
  }

  /** 4月28日以前，还有 3 个工作日. */
  static String until(Part part, PartClock clock, LocalDate today) {
    var day = Dates.day(part.until(), Words.CHINESE);
    if (part.state() == PartState.GIVEN || !part.open()) {
      return day + "以前";
    }
    int left = clock.left(part, today);
    if (part.late(today)) {
      return "%s以前，过了 %d 个工作日没有答".formatted(day, Math.max(1, -left));
    }
    return "%s以前，还有 %d 个工作日".formatted(day, left);
  }

  private static String who(Part part) {
    var writer = part.draft().map(PartStep::staffName).orElse("");
    return part.answer().isEmpty()
        ? ""
        : "%s拟，%s签发".formatted(writer, part.steps().getLast().staffName());
  }

  private static String why(PartClock.Proposed proposed) {
    var caseBy = proposed.caseBy();
    if (caseBy == null) {
      return "本案现在没有到期日，先按十个工作日。";
    }
    var case_ = Dates.day(caseBy, Words.CHINESE);
    return proposed.kept() == 0
        ? "本案%s到期，没有时间留给汇总了。".formatted(case_)
        : "本案%s到期，倒数 %d 个工作日留给汇总和签发。申请人的期限不因此改变。".formatted(case_, proposed.kept());
  }

  /** The bodies beside the first receiver, and above and under it. */
  private List<String> near(RequestCase request, LocalDate today) {
    var bodies = organisations.bodies();
    var own = bodies.heir(request.bodyId());
    var parent = own.parentId();
    var beside = parent == null ? bodies.roots() : bodies.children(parent);
    return Stream.concat(
            parent == null ? Stream.empty() : Stream.of(bodies.get(parent)),
            Stream.concat(beside.stream(), bodies.children(own.id()).stream()))
        .filter(b -> !b.outside() && b.standsOn(today) && b.id() != own.id())
        .limit(NEAR)
        .map(Body::name)
        .toList();
  }
}
