package org.chengming.registers.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.registers.RegisterRecord;
import org.chengming.registers.RegisterView;
import org.chengming.registers.StageCheck;
import org.chengming.registers.web.DossierQuery.Dated;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stages of acquiring land, as {@link StageCheck} finds them in the records of a project. */
@Component
class LandDossiers {
  private static final String STAGES = "land-stages";
  private static final String APPROVALS = "land-approvals";

  private final WorkingCalendar calendar;

  LandDossiers(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Whether a dossier is of a project of land acquisition. */
  static boolean concerns(RegisterView.Dossier dossier) {
    return dossier.others().stream().anyMatch(other -> other.register().equals(STAGES));
  }

  /**
   * @param own the project itself, whose day is when it began
   * @param all its stages and approvals among them
   */
  List<DossierPage.Stage> of(List<Dated> own, List<Dated> all, Frame frame) {
    var began = own.stream().map(Dated::day).filter(Objects::nonNull).findFirst();
    if (began.isEmpty()) {
      return List.of();
    }
    var done =
        all.stream()
            .filter(d -> d.register().name().equals(STAGES) && d.day() != null)
            .map(d -> done(d.record(), Objects.requireNonNull(d.day())))
            .toList();
    var received =
        all.stream()
            .filter(d -> d.register().name().equals(APPROVALS))
            .map(d -> day(d.record(), "received_on"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    try {
      return StageCheck.of(began.get(), received, done, frame.today(), calendar).steps().stream()
          .map(step -> stage(step, frame.t()))
          .toList();
    } catch (IllegalArgumentException | DateTimeException e) {
      return List.of(); // from a time whose procedure nobody knows
    }
  }

  private static StageCheck.Done done(RegisterRecord record, LocalDate day) {
    return new StageCheck.Done(
        String.valueOf(record.values().get("stage")), day, day(record, "ended_on"));
  }

  private static @Nullable LocalDate day(RegisterRecord record, String field) {
    return record.values().get(field) instanceof LocalDate day ? day : null;
  }

  private static DossierPage.Stage stage(StageCheck.Step step, Words t) {
    var word =
        t.of(
            switch (step.verdict()) {
              case DONE -> "已公开";
              case LATE -> "迟了";
              case SHORT -> "公告的天数不够";
              case EARLY -> "顺序不对";
              case MISSING -> "缺";
              case OPEN -> "还没有到";
              case NOT_NEEDED -> "有人要求时才需要";
            });
    var bad = step.verdict().bad();
    var open = step.on() == null && !bad;
    var why = bad && !t.english() && !step.why().isEmpty() ? word + "：" + step.why() : word;
    return new DossierPage.Stage(
        step.stage(),
        bad ? "amiss" : open ? "ahead" : "",
        why,
        bad ? "status status-bad" : open ? "status status-wait" : "status",
        step.on() == null ? null : Dates.day(step.on(), t));
  }
}
