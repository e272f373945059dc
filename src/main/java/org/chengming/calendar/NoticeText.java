package org.chengming.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads a notice of days off and make-up days: JSON {@code {"days": [{"name", "date",
 * "isOffDay"}]}}, or CSV with the columns date, working (1 or 0), name.
 */
final class NoticeText {
  private NoticeText() {}

  /**
   * @throws Refused naming every line that cannot be read
   */
  static List<DayException> read(String text) {
    var trimmed = text.replace("\uFEFF", "").strip();
    var problems = new ArrayList<Problem>();
    var days = trimmed.startsWith("{") ? json(trimmed, problems) : csv(trimmed, problems);
    var seen = new HashSet<LocalDate>();
    for (var day : days) {
      if (!seen.add(day.date())) {
        problems.add(problem("%s写了两次。".formatted(day.date())));
      }
    }
    if (days.isEmpty() && problems.isEmpty()) {
      problems.add(problem("里面没有任何日期。"));
    }
    if (!problems.isEmpty()) {
      throw new Refused("Notice of days cannot be read: " + problems, problems, false);
    }
    return days;
  }

  private static List<DayException> csv(String text, List<Problem> problems) {
    var days = new ArrayList<DayException>();
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var fields = lines.get(i).split("[,，\t]", -1);
      if (lines.get(i).isBlank()
          || fields[0].strip().equals("date")
          || fields[0].strip().equals("日期")) {
        continue;
      }
      var where = "第%d行".formatted(i + 1);
      if (fields.length < 3) {
        problems.add(problem(where + "要有三列：日期、是否上班（1或0）、节日名称。"));
        continue;
      }
      switch (fields[1].strip()) {
        case "1", "true", "上班" -> add(where, fields[0], true, fields[2], days, problems);
        case "0", "false", "放假" -> add(where, fields[0], false, fields[2], days, problems);
        default ->
            problems.add(problem("%s的“%s”看不懂：上班写1，放假写0。".formatted(where, fields[1].strip())));
      }
    }
    return days;
  }

  private static List<DayException> json(String text, List<Problem> problems) {
    var days = new ArrayList<DayException>();
    try {
      int number = 0;
      for (JsonNode day : new ObjectMapper().readTree(text).path("days")) {
        var where = "第%d天".formatted(++number);
        var off = day.path("isOffDay");
        if (!off.isBoolean()) {
          problems.add(problem(where + "缺少isOffDay。"));
          continue;
        }
        add(
            where,
            day.path("date").asString(""),
            !off.asBoolean(),
            day.path("name").asString(""),
            days,
            problems);
      }
    } catch (JacksonException e) {
      problems.add(
          problem(
              "这不是完整的JSON：第%d行附近有错。"
                  .formatted(
                      Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()))));
    }
    return days;
  }

  private static void add(
      String where,
      String date,
      boolean working,
      String name,
      List<DayException> days,
      List<Problem> problems) {
    try {
      var day = LocalDate.parse(date.strip());
      if (day.isBefore(DayTable.FIRST) || day.isAfter(DayTable.LAST)) {
        problems.add(problem("%s的日期“%s”不在1900年至2199年之间。".formatted(where, day)));
      } else if (name.isBlank()) {
        problems.add(problem(where + "没有节日名称。"));
      } else {
        days.add(new DayException(day, working, name.strip()));
      }
    } catch (DateTimeException e) {
      problems.add(problem("%s的日期“%s”要写成2027-01-01这样。".formatted(where, date.strip())));
    }
  }

  private static Problem problem(String sentence) {
    return new Problem("text", sentence);
  }
}
