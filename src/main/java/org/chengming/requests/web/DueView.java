package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.chengming.calendar.WorkingDays;
import org.chengming.calendar.WorkingDays.Kind;
import org.chengming.requests.Due;
import org.chengming.requests.Due.Line;
import org.chengming.requests.Due.Note;
import org.chengming.requests.Due.Term;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A due date and its sum as they are read, one row a step.
 *
 * @param by null while it cannot be told
 * @param days working days the sum adds up to
 * @param calendar address of the page that counts the period day by day, null without one
 * @param undecided years counted without a notice
 */
record DueView(
    @Nullable LocalDate by,
    List<Row> rows,
    int days,
    @Nullable String calendar,
    List<Integer> undecided) {

  /**
   * @param source the article
   * @param days null where it counts none
   * @param reaches where the sum stands after it
   */
  record Row(
      String what,
      String detail,
      String source,
      @Nullable Integer days,
      @Nullable LocalDate reaches) {}

  static DueView of(Due due, Words t) {
    var rows = new ArrayList<Row>();
    var undecided = new LinkedHashSet<Integer>();
    int days = 0;
    String calendar = null;
    for (var line : due.lines()) {
      rows.add(row(line, t));
      days += line.days();
      var counted = line.counted();
      if (counted != null) {
        undecided.addAll(counted.undecided());
        calendar = "/calendar?received=%s&days=%d".formatted(counted.from(), counted.days());
      }
    }
    return new DueView(due.by(), rows, days, calendar, List.copyOf(undecided));
  }

  private static Row row(Line line, Words t) {
    var starts =
        line.term() == Term.RECEIVED || line.term() == Term.CLARIFIED || line.term() == Term.PAID;
    var details = new ArrayList<String>();
    if (starts) {
      details.add(t.of("从这一天的下一个工作日数起"));
    } else if (line.term() != Term.REPLY) {
      details.add(Dates.day(line.on(), t));
    }
    var counted = line.counted();
    if (counted != null) {
      details.add(skipped(counted, t));
    }
    if (line.note() != Note.NONE) {
      details.add(note(line.note(), t));
    }
    return new Row(
        what(line.term(), t),
        String.join(t.english() ? "; " : "；", details),
        line.source(),
        starts ? null : line.days(),
        line.reaches());
  }

  private static String what(Term term, Words t) {
    return switch (term) {
      case RECEIVED -> t.of("收到申请");
      case CLARIFIED -> t.of("收到补正，重新算起");
      case PAID -> t.of("缴费，重新算起");
      case REPLY -> t.of("答复期限");
      case THIRD_PARTY -> t.of("征求第三方意见，停表");
      case OTHER_BODY -> t.of("征求其他机关意见，停表");
      case EXTENSION -> t.of("延长答复期限");
      case DELAY -> t.of("另定答复日期");
      case TRANSFER -> t.of("转给别的机关，期限不变");
    };
  }

  private static String note(Note note, Words t) {
    return switch (note) {
      case NONE -> "";
      case TOO_LATE -> t.of("到期以后才办，不加天数");
      case OVERLAPS -> t.of("同几天已经停表，不重复加");
      case CAPPED -> t.of("法律最多只许加这么多");
      case SILENT -> t.of("到期没有回音，按期限算");
      case PENDING -> t.of("还没有回音，先按全部期限算");
    };
  }

  /** Which days off were left out and which weekends counted: 跳过周末、春节；2月14日补班，照算. */
  static String skipped(WorkingDays days, Words t) {
    var holidays = new LinkedHashSet<String>();
    for (var day : days.excluded()) {
      holidays.add(day.kind() == Kind.WEEKEND ? t.of("周末") : t.of(day.holiday()));
    }
    var makeUp = new LinkedHashMap<LocalDate, String>();
    days.makeUpDays().forEach(d -> makeUp.put(d.date(), Dates.day(d.date(), t)));
    var between = t.english() ? ", " : "、";
    var skipped =
        holidays.isEmpty()
            ? ""
            : t.of("跳过%s", holidays.stream().collect(Collectors.joining(between)));
    return makeUp.isEmpty()
        ? skipped
        : skipped
            + (t.english() ? "; " : "；")
            + t.of("%s补班，照算", String.join(between, makeUp.values()));
  }
}
