package org.chengming.calendar.web;

import java.time.LocalDate;
import java.util.List;
import org.chengming.calendar.DayException;
import org.chengming.calendar.HolidayNotices.Change;
import org.chengming.web.Dates;
import org.chengming.web.Form;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The desk's working calendar of a year.
 *
 * @param years for which a notice is recorded, newest first
 * @param changes what a notice that was tried out would change, null when none was
 */
record CalendarPage(
    String title,
    int year,
    int workingDays,
    List<Integer> years,
    List<DayException> days,
    Form form,
    @Nullable List<Change> changes,
    boolean mayRecord,
    boolean saved) {

  static String day(LocalDate date) {
    return "%s（星期%s）"
        .formatted(
            Dates.day(date, Words.CHINESE), "一二三四五六日".charAt(date.getDayOfWeek().getValue() - 1));
  }

  static String label(@Nullable DayException day) {
    return day == null ? "按星期" : (day.working() ? "上班" : "放假") + "：" + day.name();
  }
}
