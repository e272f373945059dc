package org.chengming.requests.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.CalendarFeeds;
import org.chengming.requests.OpenCase;
import org.chengming.requests.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the open requests of a month on the days they are due. */
@Component
class LimitsPageQuery {
  private final Worklist worklist;
  private final DeskListQuery list;
  private final WorkingCalendar calendar;
  private final CalendarFeeds feeds;

  LimitsPageQuery(
      Worklist worklist, DeskListQuery list, WorkingCalendar calendar, CalendarFeeds feeds) {
    this.worklist = worklist;
    this.list = list;
    this.calendar = calendar;
    this.feeds = feeds;
  }

  LimitsPage page(
      Actor actor, YearMonth month, LocalDate today, @Nullable String address, boolean revoked) {
    var open =
        worklist.open(actor).stream()
            .filter(c -> c.due().by() != null && YearMonth.from(c.due().by()).equals(month))
            .toList();
    var wanted = worklist.wanted(open);
    var byDay =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.due().by(),
                    Collectors.mapping(
                        c -> list.dated(c, wanted.get(c.id()), today), Collectors.toList())));
    return new LimitsPage(
        month,
        today,
        weeks(month, byDay),
        feeds.inUse(actor),
        feeds.mayManage(actor),
        address,
        revoked);
  }

  private List<List<LimitsPage.Day>> weeks(
      YearMonth month, Map<LocalDate, List<LimitsPage.Item>> byDay) {
    var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var weeks = new ArrayList<List<LimitsPage.Day>>();
    for (var week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
      weeks.add(
          week.datesUntil(week.plusWeeks(1))
              .map(
                  day ->
                      new LimitsPage.Day(
                          day,
                          YearMonth.from(day).equals(month),
                          !calendar.isWorking(day),
                          byDay.getOrDefault(day, List.of())))
              .toList());
    }
    return weeks;
  }

  /** What a calendar program reads of them. */
  static List<Icalendar.Entry> entries(List<OpenCase> open, String site, String domain) {
    return open.stream()
        .filter(c -> c.due().by() != null)
        .map(
            c ->
                new Icalendar.Entry(
                    c.number().value() + "@" + domain,
                    c.due().by(),
                    "申请 %s 到期（%s）".formatted(c.number(), c.state().label()),
                    site + "/desk/requests/" + c.number()))
        .toList();
  }
}
