package org.chengming.requests;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.springframework.stereotype.Component;

/** Works figures out of what happened, and tells what they were worked out with. */
@Component
class FigureMaker {
  private static final LocalDate FIRST = LocalDate.of(2008, 1, 1);

  private final RequestCases cases;
  private final RequestClock requestClock;
  private final WorkingCalendar calendar;
  private final Limits limits;
  private final Outcomes outcomes;
  private final Clock clock;

  FigureMaker(
      RequestCases cases,
      RequestClock requestClock,
      WorkingCalendar calendar,
      Limits limits,
      Outcomes outcomes,
      Clock clock) {
    this.cases = cases;
    this.requestClock = requestClock;
    this.calendar = calendar;
    this.limits = limits;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  Map<RequestRecord, Figure> make(List<RequestRecord> requests) {
    var courses = cases.courses(requests);
    var figures = new LinkedHashMap<RequestRecord, Figure>();
    for (var request : requests) {
      figures.put(request, Figure.of(courses.apply(request), calendar, outcomes, requestClock));
    }
    return figures;
  }

  /** Changes whenever the calendar, the limits or the groups of outcomes do. */
  String basis() {
    var crc = new CRC32();
    crc.update((limits + " " + outcomes).getBytes(StandardCharsets.UTF_8));
    var last = LocalDate.now(clock).getYear() + 3;
    for (var day = FIRST; day.getYear() < last; day = day.plusDays(1)) {
      crc.update(calendar.isWorking(day) ? 1 : 0);
    }
    return "1 %d %08x".formatted(last, crc.getValue());
  }
}
