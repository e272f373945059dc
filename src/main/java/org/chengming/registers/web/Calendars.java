package org.chengming.registers.web;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengming.registers.RegisterView;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/** Draws days in the colours of a scale. */
final class Calendars {
  private static final int CELL = 20;

  private final RegisterView.Calendar view;
  private final String path;
  private final String place;
  private final int year;
  private final Words t;

  /**
   * @param path of the page of the view, without a query
   */
  Calendars(RegisterView.Calendar view, String path, String place, int year, Words t) {
    this.view = view;
    this.path = path;
    this.place = place;
    this.year = year;
    this.t = t;
  }

  /**
   * @param month 1 to 12; 0 for the last that has days
   * @param records where the records of a day are, without the day
   */
  CalendarPart draw(
      Map<LocalDate, BigDecimal> days,
      Map<Integer, Map<Integer, Integer>> years,
      int month,
      String records) {
    var shown =
        month == 0
            ? days.keySet().stream().mapToInt(LocalDate::getMonthValue).max().orElse(0)
            : month;
    var good =
        days.values().stream().filter(v -> view.scale().level(v) <= view.scale().good()).count();
    return new CalendarPart(
        place,
        year,
        view.of().label(t),
        levels(),
        months(days),
        shown == 0 ? null : page(YearMonth.of(year, shown), days, records),
        (int) good,
        days.size() - (int) good,
        years(years),
        years.containsKey(year - 1) ? at(year - 1, 0) : null,
        years.containsKey(year + 1) ? at(year + 1, 0) : null);
  }

  String at(int otherYear, int month) {
    var query = new LinkedHashMap<String, String>();
    query.put(view.place().name(), place);
    query.put("year", Integer.toString(otherYear));
    if (month > 0) {
      query.put("month", Integer.toString(month));
    }
    return path + RecordAddress.query(query);
  }

  private int count() {
    return view.scale().labels().size();
  }

  private List<CalendarPart.Level> levels() {
    var levels = new ArrayList<CalendarPart.Level>();
    var from = 0;
    for (var i = 0; i < count(); i++) {
      var last = i == view.scale().ends().size();
      levels.add(
          new CalendarPart.Level(
              i + 1,
              t.of(view.scale().labels().get(i)),
              last ? t.of("%s 以上", from) : from + "—" + view.scale().ends().get(i)));
      from = last ? from : view.scale().ends().get(i) + 1;
    }
    return levels;
  }

  /** The days of a level as paths: their squares, and the edges under them. */
  private record Drawn(StringBuilder fill, StringBuilder edge) {
    void at(int x) {
      fill.append("M%d 0h18v18h-18z".formatted(x));
      edge.append("M%d 18h18v6h-18z".formatted(x));
    }

    CalendarPart.Shade shade(int level) {
      return new CalendarPart.Shade(level, fill.toString(), edge.toString());
    }
  }

  private List<CalendarPart.Month> months(Map<LocalDate, BigDecimal> days) {
    var months = new ArrayList<CalendarPart.Month>();
    for (var number = 1; number <= 12; number++) {
      var drawn = new TreeMap<Integer, Drawn>();
      var counts = new ArrayList<>(Collections.nCopies(count(), 0));
      for (var day : days.entrySet()) {
        if (day.getKey().getMonthValue() == number) {
          var level = view.scale().level(day.getValue());
          var x = (day.getKey().getDayOfMonth() - 1) * CELL;
          drawn
              .computeIfAbsent(level, l -> new Drawn(new StringBuilder(), new StringBuilder()))
              .at(x);
          counts.set(level - 1, counts.get(level - 1) + 1);
        }
      }
      if (!drawn.isEmpty()) {
        months.add(
            new CalendarPart.Month(
                t.of("%s月", number),
                at(year, number),
                drawn.entrySet().stream().map(e -> e.getValue().shade(e.getKey())).toList(),
                List.copyOf(counts),
                counts.subList(0, view.scale().good()).stream().mapToInt(Integer::intValue).sum()));
      }
    }
    return months;
  }

  private CalendarPart.Page page(YearMonth month, Map<LocalDate, BigDecimal> days, String records) {
    var weeks = new ArrayList<List<CalendarPart.@Nullable Day>>();
    var week = new ArrayList<CalendarPart.@Nullable Day>();
    for (var before = DayOfWeek.MONDAY;
        before != month.atDay(1).getDayOfWeek();
        before = before.plus(1)) {
      week.add(null);
    }
    for (var number = 1; number <= month.lengthOfMonth(); number++) {
      week.add(day(month.atDay(number), days.get(month.atDay(number)), records));
      if (week.size() == 7) {
        weeks.add(Collections.unmodifiableList(new ArrayList<>(week)));
        week.clear();
      }
    }
    if (!week.isEmpty()) {
      week.addAll(Collections.nCopies(7 - week.size(), null));
      weeks.add(Collections.unmodifiableList(week));
    }
    return new CalendarPart.Page(t.of("%s年%s月", year, month.getMonthValue()), weeks);
  }

  private CalendarPart.Day day(LocalDate date, @Nullable BigDecimal value, String records) {
    var level = value == null ? 0 : view.scale().level(value);
    return new CalendarPart.Day(
        date.getDayOfMonth(),
        date.toString(),
        level,
        value == null ? "" : Shown.number(value),
        level == 0 ? "" : t.of(view.scale().labels().get(level - 1)),
        records + date);
  }

  private List<CalendarPart.Year> years(Map<Integer, Map<Integer, Integer>> years) {
    var made = new ArrayList<CalendarPart.Year>();
    years.forEach(
        (number, counts) -> {
          var days = new ArrayList<Integer>();
          for (var level = 1; level <= count(); level++) {
            days.add(counts.getOrDefault(level, 0));
          }
          var known = days.stream().mapToInt(Integer::intValue).sum();
          var good =
              days.subList(0, view.scale().good()).stream().mapToInt(Integer::intValue).sum();
          made.add(
              new CalendarPart.Year(number, at(number, 0), List.copyOf(days), known, known - good));
        });
    Collections.reverse(made);
    return made;
  }
}
