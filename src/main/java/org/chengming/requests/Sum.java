package org.chengming.requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.Due.Line;
import org.chengming.requests.Due.Note;
import org.chengming.requests.Due.Running;
import org.chengming.requests.Due.Term;
import org.chengming.requests.Happening.ClarificationAnswered;
import org.chengming.requests.Happening.Delayed;
import org.chengming.requests.Happening.Extended;
import org.chengming.requests.Happening.FeePaid;
import org.chengming.requests.Happening.OpinionAsked;
import org.chengming.requests.Happening.Submitted;
import org.chengming.requests.Happening.Transferred;
import org.jspecify.annotations.Nullable;

/** A due date being added up, one line after another. */
final class Sum {
  private final WorkingCalendar calendar;
  private final Limits limits;
  private final List<Line> lines = new ArrayList<>();

  /** The day the running period starts on, which is not counted. */
  private LocalDate start = LocalDate.EPOCH;

  /** Where the sum stands; null when it cannot be told. */
  private @Nullable LocalDate reached;

  /** The last day up to which the clock has been stopped so far. */
  private LocalDate stoppedUntil = LocalDate.MIN;

  private int extended;

  Sum(WorkingCalendar calendar, Limits limits) {
    this.calendar = calendar;
    this.limits = limits;
  }

  LocalDate start() {
    return start;
  }

  void received(LocalDate day, Submitted submitted) {
    start = day;
    add(Term.RECEIVED, day, 0, day, source(submitted.on(), Limit.CONFIRMATION), Note.NONE);
  }

  /** Art. 30: 答复期限自行政机关收到补正的申请之日起计算. */
  void clarified(ClarificationAnswered answered) {
    if (answered.on().isAfter(start)) {
      start = answered.on();
    }
    var source = source(answered.on(), Limit.CLARIFICATION);
    add(Term.CLARIFIED, answered.on(), 0, start, source, Note.NONE);
  }

  /** The handling period is counted anew from the day after payment. */
  void paid(FeePaid paid) {
    if (paid.on().isAfter(start)) {
      start = paid.on();
      add(Term.PAID, paid.on(), 0, start, source(paid.on(), Limit.FEE), Note.NONE);
    }
  }

  void reply() {
    var rule =
        limits
            .on(start, Limit.REPLY)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No law on requests is recorded for %s".formatted(start)));
    int days = rule.days() == null ? 0 : rule.days();
    reached = calendar.plus(start, days);
    lines.add(
        new Line(
            Term.REPLY,
            start,
            days,
            reached,
            calendar.count(start, days),
            rule.source(),
            Note.NONE));
  }

  /** Everything that came after the start, by its day, whatever order it became known in. */
  void follow(Collection<Happening> happenings) {
    var pauses = new Pauses(calendar, limits, happenings);
    happenings.stream()
        .filter(h -> !h.on().isBefore(start) || h instanceof OpinionAsked)
        .sorted(
            // An extension of the last day still counts, and then an opinion asked on it does too.
            Comparator.comparing(Happening::on)
                .thenComparing(h -> h instanceof Extended ? 0 : 1)
                .thenComparing(Object::toString))
        .forEach(
            happening -> {
              switch (happening) {
                case OpinionAsked asked -> pauses.of(asked).ifPresent(this::pause);
                case Extended extension -> extend(extension);
                case Transferred t ->
                    add(Term.TRANSFER, t.on(), 0, reached, source(start, Limit.REPLY), Note.NONE);
                default -> {}
              }
            });
    happenings.stream()
        .filter(Delayed.class::isInstance)
        .map(Delayed.class::cast)
        .filter(d -> !d.on().isBefore(start))
        .max(Comparator.comparing(Delayed::until))
        .ifPresent(this::delay);
  }

  private void pause(Pause pause) {
    var term = pause.asked() == Happening.Asked.THIRD_PARTY ? Term.THIRD_PARTY : Term.OTHER_BODY;
    if (reached == null) {
      add(term, pause.from(), 0, null, pause.source(), pause.note());
      return;
    }
    if (!pause.from().isBefore(reached)) {
      add(term, pause.from(), 0, reached, pause.source(), Note.TOO_LATE);
      return;
    }
    if (pause.until() == null) {
      reached = null;
      add(term, pause.from(), 0, null, pause.source(), pause.note());
      return;
    }
    var from = later(later(pause.from(), stoppedUntil), start);
    if (!pause.until().isAfter(start)) {
      return; // over before the clock began anew
    }
    int days = pause.until().isAfter(from) ? calendar.between(from, pause.until()) : 0;
    stoppedUntil = later(stoppedUntil, pause.until());
    reached = calendar.plus(reached, days);
    var note = days == 0 && from.isAfter(pause.from()) ? Note.OVERLAPS : pause.note();
    add(term, pause.from(), days, reached, pause.source(), note);
  }

  private void extend(Extended extension) {
    var source = source(extension.on(), Limit.EXTENSION);
    if (reached != null && extension.on().isAfter(reached)) {
      add(Term.EXTENSION, extension.on(), 0, reached, source, Note.TOO_LATE);
      return;
    }
    int most =
        limits
            .on(extension.on(), Limit.EXTENSION)
            .map(r -> r.days() == null ? 0 : r.days())
            .orElse(0);
    int days = Math.max(0, Math.min(extension.days(), most - extended));
    extended += days;
    reached = reached == null ? null : calendar.plus(reached, days);
    var note = days < extension.days() ? Note.CAPPED : Note.NONE;
    add(Term.EXTENSION, extension.on(), days, reached, source, note);
  }

  private void delay(Delayed delay) {
    var until = calendar.isWorking(delay.until()) ? delay.until() : calendar.plus(delay.until(), 1);
    if (reached != null && until.isAfter(reached)) {
      int days = calendar.between(reached, until);
      reached = until;
      var source = source(delay.on(), Limit.REASONED_DELAY);
      add(Term.DELAY, delay.on(), days, until, source, Note.NONE);
    }
  }

  Due unknown(Running running, @Nullable LocalDate waitsUntil) {
    return new Due(null, running, waitsUntil, lines);
  }

  Due due(boolean closed) {
    var running = closed ? Running.CLOSED : reached == null ? Running.STANDS : Running.RUNS;
    return new Due(reached, running, null, lines);
  }

  private void add(
      Term term, LocalDate on, int days, @Nullable LocalDate reaches, String source, Note note) {
    lines.add(new Line(term, on, days, reaches, null, source, note));
  }

  private String source(LocalDate day, Limit limit) {
    return limits.on(day, limit).map(LimitRule::source).orElse("");
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
