package org.chengming.calendar.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.calendar.WorkingDays;
import org.chengming.calendar.WorkingDays.Day;
import org.chengming.calendar.web.DuePage.Cell;
import org.chengming.calendar.web.DuePage.Line;
import org.chengming.calendar.web.DuePage.Month;
import org.chengming.web.Words;

/** Draws a sum of working days, as lines and as months. */
final class DueDrawing {
  private final WorkingDays sum;
  private final Words t;

  DueDrawing(WorkingDays sum, Words t) {
    this.sum = sum;
    this.t = t;
  }

  /** Neighbouring days of the same kind and holiday make one line. */
  List<Line> lines() {
    var lines = new ArrayList<Line>();
    Day first = null;
    Day last = null;
    int counted = 0;
    for (var day : sum.course()) {
      if (first == null || last == null || !alike(last, day)) {
        if (first != null && last != null) {
          lines.add(line(first, last, counted));
        }
        first = day;
      }
      last = day;
      counted = Math.max(counted, day.number());
    }
    if (first != null && last != null) {
      lines.add(line(first, last, counted));
    }
    return lines;
  }

  private static boolean alike(Day a, Day b) {
    return a.kind() == b.kind() && a.holiday().equals(b.holiday());
  }

  private Line line(Day first, Day last, int counted) {
    int days = (int) (last.date().toEpochDay() - first.date().toEpochDay()) + 1;
    // The run that comes next may have begun to count already.
    int upTo = last.kind().counts() ? last.number() : counted;
    return new Line(first.date(), last.date(), what(first), days, first.kind().counts(), upTo);
  }

  private String what(Day day) {
    return switch (day.kind()) {
      case WORKING -> t.of("工作日，算");
      case MAKE_UP -> t.of("%s调休上班，算", t.of(day.holiday()));
      case WEEKEND -> t.of("周末，不算");
      case HOLIDAY -> t.of("%s放假，不算", t.of(day.holiday()));
    };
  }

  List<Month> months() {
    var days = new HashMap<LocalDate, Day>();
    sum.course().forEach(d -> days.put(d.date(), d));
    var months = new ArrayList<Month>();
    var last = YearMonth.from(sum.due());
    for (var m = YearMonth.from(sum.from()); !m.isAfter(last); m = m.plusMonths(1)) {
      months.add(new Month(m.atDay(1), weeks(m, days)));
    }
    return months;
  }

  private List<List<Cell>> weeks(YearMonth month, Map<LocalDate, Day> days) {
    var weeks = new ArrayList<List<Cell>>();
    var monday = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
    for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
      var week = new ArrayList<Cell>();
      for (int i = 0; i < 7; i++) {
        var date = monday.plusDays(i);
        week.add(YearMonth.from(date).equals(month) ? cell(date, days) : Cell.NONE);
      }
      weeks.add(week);
    }
    return weeks;
  }

  private Cell cell(LocalDate date, Map<LocalDate, Day> days) {
    if (date.equals(sum.from())) {
      return new Cell(date, "today", t.of("收到"), false);
    }
    var day = days.get(date);
    if (day == null) {
      return new Cell(date, "", "", false);
    }
    if (date.equals(sum.due())) {
      return new Cell(date, "due", t.of("到期 %s", day.number()), true);
    }
    return switch (day.kind()) {
      case WORKING -> new Cell(date, "", String.valueOf(day.number()), true);
      case MAKE_UP -> new Cell(date, "", t.of("补班 %s", day.number()), true);
      case WEEKEND -> new Cell(date, "free", t.of("休"), false);
      case HOLIDAY -> new Cell(date, "free", t.of(day.holiday()), false);
    };
  }
}
