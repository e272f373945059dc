package org.chengming.calendar.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Role;
import org.chengming.calendar.HolidayNotices;
import org.chengming.calendar.HolidayNotices.Change;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.web.Form;
import org.chengming.web.Frame;
import org.chengming.web.Missing;
import org.chengming.web.Pages;
import org.chengming.web.Refused;
import org.chengming.web.SeeOther;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/**
 * The desk's working calendar; next year's notice is tried out first and recorded when confirmed.
 */
@Controller
class CalendarController {
  private final WorkingCalendar calendar;
  private final HolidayNotices notices;
  private final Pages pages;

  CalendarController(WorkingCalendar calendar, HolidayNotices notices, Pages pages) {
    this.calendar = calendar;
    this.notices = notices;
    this.pages = pages;
  }

  @GetMapping("/desk/calendar")
  View show(
      Frame frame, @RequestParam @Nullable Integer year, @RequestParam @Nullable String saved) {
    frame.signedIn().requireAnywhere(Role.ADMINISTRATOR, "see the desk's calendar");
    var shown = year == null ? frame.today().getYear() : year;
    var next = calendar.years().stream().max(Comparator.naturalOrder()).orElse(shown) + 1;
    return page(
        200, frame, shown, Form.of(Map.of("year", String.valueOf(next))), null, saved != null);
  }

  @PostMapping("/desk/calendar/trial")
  View tryOut(
      Frame frame,
      @RequestParam Map<String, String> typed,
      @RequestParam @Nullable MultipartFile file)
      throws IOException {
    frame.signedIn().requireAtRoot(Role.ADMINISTRATOR, "try out a holiday notice");
    var values = new HashMap<>(typed);
    if (file != null && !file.isEmpty()) {
      values.put("text", new String(file.getBytes(), StandardCharsets.UTF_8));
    }
    try {
      int year = year(values);
      var changes = notices.tryOut(frame.signedIn(), year, values.getOrDefault("text", ""));
      return page(200, frame, year, Form.of(values), changes, false);
    } catch (Refused refused) {
      return refused(frame, values, refused);
    }
  }

  @PostMapping("/desk/calendar")
  View record(Frame frame, @RequestParam Map<String, String> typed) {
    frame.signedIn().requireAtRoot(Role.ADMINISTRATOR, "record a holiday notice");
    try {
      int year = year(typed);
      notices.record(frame.signedIn(), year, typed.getOrDefault("text", ""), "工作台录入");
      return SeeOther.at("/desk/calendar?saved&year=" + year);
    } catch (Refused refused) {
      return refused(frame, typed, refused);
    }
  }

  private View refused(Frame frame, Map<String, String> typed, Refused refused) {
    return page(
        422, frame, frame.today().getYear(), new Form(typed, refused.problems()), null, false);
  }

  private View page(
      int status, Frame frame, int year, Form form, @Nullable List<Change> changes, boolean saved) {
    if (year < 1901 || year > 2199) {
      throw new Missing("Calendar of the year " + year);
    }
    var page =
        new CalendarPage(
            "工作日历",
            year,
            calendar.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)),
            calendar.years().stream().sorted(Comparator.reverseOrder()).toList(),
            notices.of(year),
            form,
            changes,
            frame.signedIn().mayAtRoot(Role.ADMINISTRATOR),
            saved);
    return pages.show(status, "calendar/web/calendar", frame, page);
  }

  private static int year(Map<String, String> typed) {
    var year = typed.getOrDefault("year", "").strip();
    if (!year.matches("(19|20|21)\\d\\d") || year.equals("1900")) {
      throw Refused.because("year", "请填写四位年份，例如2027。", "Year \"%s\" is none".formatted(year));
    }
    return Integer.parseInt(year);
  }
}
