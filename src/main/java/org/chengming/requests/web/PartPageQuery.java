package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Outcomes;
import org.chengming.requests.Part;
import org.chengming.requests.PartClock;
import org.chengming.requests.PartFiles;
import org.chengming.requests.PartState;
import org.chengming.requests.PartStep;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of one part for the body that is asked. */
@Component
class PartPageQuery {
  private final PartFiles parts;
  private final PartListQuery list;
  private final PartClock clock;
  private final Outcomes outcomes;
  private final Organisations organisations;

  PartPageQuery(
      PartFiles parts,
      PartListQuery list,
      PartClock clock,
      Outcomes outcomes,
      Organisations organisations) {
    this.parts = parts;
    this.list = list;
    this.clock = clock;
    this.outcomes = outcomes;
    this.organisations = organisations;
  }

  PartPage page(Frame frame, long id, String show, Form form, @Nullable String done) {
    var actor = frame.signedIn();
    var part = parts.get(actor, id);
    var today = frame.today();
    var draft = part.draft();
    var acts = part.open() && parts.handles(actor, part);
    var waits = part.open() && parts.approves(actor, part) && part.state() == PartState.DRAFTED;
    var own = part.writers().contains(Objects.requireNonNullElse(actor.id(), 0L));
    return new PartPage(
        list.list(actor, show, today, id),
        part,
        PartListQuery.title(part),
        organisations.bodies().heir(part.askedBy()),
        DeskPartsQuery.until(part, clock, today),
        DeskPartsQuery.tone(part, today),
        sum(part),
        draft.map(PartStep::text).orElse(""),
        draft.map(PartStep::outcome).orElse(""),
        draft.map(d -> DeskPartsQuery.outcome(d, outcomes)).orElse(""),
        acts && part.state() != PartState.GIVEN,
        waits && !own,
        waits && own,
        outcomes.on(today).stream().filter(o -> !o.closes()).toList(),
        part.steps().reversed().stream().map(s -> step(s, part)).toList(),
        besides(frame, part),
        form,
        done);
  }

  /** 3月2日请答，数 15 个工作日到 3月23日；跳过周末. */
  private String sum(Part part) {
    var asked =
        part.steps().reversed().stream().filter(s -> s.until() != null).findFirst().orElseThrow();
    var on = LocalDate.ofInstant(asked.at(), Dates.CHINA);
    var counted = clock.counted(on, part.until());
    var day = Dates.day(part.until(), Words.CHINESE);
    return counted == null
        ? "%s当天就要。".formatted(day)
        : "%s请答，往后数 %d 个工作日，到%s；%s。首问机关还要汇总，再由它答复申请人。"
            .formatted(
                Dates.day(on, Words.CHINESE),
                counted.days(),
                day,
                counted.excluded().isEmpty() ? "中间没有休息日" : DueView.skipped(counted, Words.CHINESE));
  }

  private PartPage.Step step(PartStep step, Part part) {
    return new PartPage.Step(
        step.what().label(),
        step.staffName(),
        Dates.moment(step.at(), Words.CHINESE),
        step == part.steps().getFirst() ? null : step.text());
  }

  private List<PartPage.Beside> besides(Frame frame, Part part) {
    return parts.besides(frame.signedIn(), part).stream()
        .map(
            p ->
                new PartPage.Beside(
                    organisations.bodies().heir(p.bodyId()).name(),
                    p.question(),
                    p.answer().map(PartStep::text).orElse(null)))
        .toList();
  }
}
