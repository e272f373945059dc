package org.chengming.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengming.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * How far the acquisition of land came, stage by stage, by the procedure of the day it began: what
 * is done, what was late or too short, what is missing though later stages are done.
 *
 * @param procedure 旧程序 or 新程序
 */
public record StageCheck(String procedure, List<Step> steps) {

  /** What a record of the register {@code land-stages} says. */
  public record Done(String stage, LocalDate on, @Nullable LocalDate until) {}

  /** How a stage stands. */
  public enum Verdict {
    DONE,
    /** Done, but after its limit. */
    LATE,
    /** Announced for fewer days than there must be. */
    SHORT,
    /** Done before a stage that comes before it. */
    EARLY,
    /** Not done, though a later stage is, or its limit is over. */
    MISSING,
    /** Not done yet, and nothing says that it must be. */
    OPEN,
    /** Only needed where somebody asks for it. */
    NOT_NEEDED;

    /** Whether it is shown in red. */
    public boolean bad() {
      return this == LATE || this == SHORT || this == EARLY || this == MISSING;
    }
  }

  /**
   * @param on when it was done; null when it was not
   * @param due its last day; null where no limit is known
   * @param why a Chinese sentence; empty where there is nothing to say
   */
  public record Step(
      String stage,
      Verdict verdict,
      @Nullable LocalDate on,
      @Nullable LocalDate due,
      String why,
      String source) {}

  public StageCheck {
    steps = List.copyOf(steps);
  }

  public boolean good() {
    return steps.stream().noneMatch(step -> step.verdict().bad());
  }

  /**
   * @param began when the project began, which tells the procedure
   * @param received when the approval was received; null where that is not known, and the day of
   *     the approval counts
   * @throws IllegalArgumentException for a day before any known procedure
   */
  public static StageCheck of(
      LocalDate began,
      @Nullable LocalDate received,
      List<Done> done,
      LocalDate today,
      WorkingCalendar calendar) {
    var stages = LandStages.on(began);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("No procedure of land acquisition is known for " + began);
    }
    var known = new java.util.HashMap<String, Done>();
    done.forEach(d -> known.putIfAbsent(d.stage(), d));
    var check = new Checking(stages, known, received, today, calendar);
    var steps = new ArrayList<Step>();
    for (var i = 0; i < stages.size(); i++) {
      steps.add(check.step(i));
    }
    return new StageCheck(stages.getFirst().procedure(), steps);
  }

  private record Checking(
      List<LandStages.Stage> stages,
      Map<String, Done> done,
      @Nullable LocalDate received,
      LocalDate today,
      WorkingCalendar calendar) {

    Step step(int place) {
      var stage = stages.get(place);
      var did = done.get(stage.name());
      var due = due(stage, did);
      if (did == null) {
        return undone(stage, place, due);
      }
      if (stage.limit() == LandStages.Limit.LASTS && due != null && tooShort(did, due)) {
        return step(stage, Verdict.SHORT, did, due, "公告到%s为止，至少要到%s。".formatted(did.until(), due));
      }
      if (stage.limit() == LandStages.Limit.WITHIN && due != null && did.on().isAfter(due)) {
        return step(stage, Verdict.LATE, did, due, "%s才做，应当在%s以前。".formatted(did.on(), due));
      }
      var before = earlier(place, did.on());
      return before == null
          ? step(stage, Verdict.DONE, did, due, "")
          : step(stage, Verdict.EARLY, did, due, "在“%s”以前就做了。".formatted(before));
    }

    private Step undone(LandStages.Stage stage, int place, @Nullable LocalDate due) {
      if (!stage.needed()) {
        return step(stage, Verdict.NOT_NEEDED, null, null, "有人要求时才需要。");
      }
      for (var later : stages.subList(place + 1, stages.size())) {
        if (done.containsKey(later.name())) {
          return step(
              stage, Verdict.MISSING, null, due, "“%s”已经做了，却没有这一步。".formatted(later.name()));
        }
      }
      return due != null && stage.limit() == LandStages.Limit.WITHIN && today.isAfter(due)
          ? step(stage, Verdict.MISSING, null, due, "应当在%s以前做，到现在没有。".formatted(due))
          : step(stage, Verdict.OPEN, null, due, "");
    }

    private static Step step(
        LandStages.Stage stage,
        Verdict verdict,
        @Nullable Done did,
        @Nullable LocalDate due,
        String why) {
      return new Step(
          stage.name(), verdict, did == null ? null : did.on(), due, why, stage.source());
    }

    /** The last day of the limit, or the last day an announcement must stay. */
    private @Nullable LocalDate due(LandStages.Stage stage, @Nullable Done did) {
      var from = stage.limit() == LandStages.Limit.LASTS && did != null ? did.on() : start(stage);
      if (stage.limit() == null || from == null) {
        return null;
      }
      return stage.workingDays() ? calendar.plus(from, stage.days()) : from.plusDays(stage.days());
    }

    private @Nullable LocalDate start(LandStages.Stage stage) {
      if (stage.after() == null) {
        return null;
      }
      var before = done.get(stage.after());
      return before == null
          ? null
          : stage.after().equals("征地批准") && received != null ? received : before.on();
    }

    private boolean tooShort(Done did, LocalDate due) {
      return did.until() != null && did.until().isBefore(due);
    }

    /** A stage that comes before this one and was done after that day. */
    private @Nullable String earlier(int place, LocalDate on) {
      for (var before : stages.subList(0, place)) {
        var did = done.get(before.name());
        if (did != null && before.needed() && did.on().isAfter(on)) {
          return before.name();
        }
      }
      return null;
    }
  }
}
