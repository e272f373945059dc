package org.chengming.calendar.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.calendar.WorkingDays;
import org.chengming.calendar.WorkingDays.Day;
import org.chengming.calendar.WorkingDays.Kind;
import org.chengming.web.Fields;
import org.chengming.web.Listings;
import org.chengming.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The working calendar for other systems: the last day of a period, and the sum it comes from. */
@Controller
class DueApiController {
  private final WorkingCalendar calendar;
  private final Listings listings;

  DueApiController(WorkingCalendar calendar, Listings listings) {
    this.calendar = calendar;
    this.listings = listings;
  }

  /**
   * @param received the day the period runs from, not counted; yyyy-MM-dd, 1900 to 2190
   * @param days working days, 1 to 500
   */
  @GetMapping("/api/v1/calendar/due")
  View due(
      @RequestParam(defaultValue = "") String received,
      @RequestParam(defaultValue = "") String days) {
    try {
      var asked = DueAsked.read(received, days, Words.ENGLISH);
      return listings.json(json(calendar.count(asked.received(), asked.days())), null);
    } catch (DueAsked.Unreadable e) {
      var detail =
          e.problems().stream()
              .map(p -> p.field() + ": " + p.sentence())
              .collect(Collectors.joining(" "));
      throw new ErrorResponseException(
          HttpStatus.BAD_REQUEST,
          ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail),
          e);
    }
  }

  private static Map<String, Object> json(WorkingDays sum) {
    return Fields.of(
        "received",
        sum.from().toString(),
        "days",
        sum.days(),
        "due",
        sum.due().toString(),
        "counted",
        sum.course().stream()
            .filter(d -> d.kind().counts())
            .map(Day::date)
            .map(LocalDate::toString)
            .toList(),
        "excluded",
        sum.excluded().stream().map(DueApiController::json).toList(),
        "makeUpDays",
        sum.makeUpDays().stream().map(DueApiController::json).toList(),
        "yearsWithoutNotice",
        List.copyOf(sum.undecided()));
  }

  private static Map<String, Object> json(Day day) {
    return Fields.of(
        "date",
        day.date().toString(),
        "reason",
        switch (day.kind()) {
          case WORKING -> "working";
          case MAKE_UP -> "make-up";
          case WEEKEND -> "weekend";
          case HOLIDAY -> "holiday";
        },
        "name",
        day.kind() == Kind.WEEKEND ? "周末" : day.holiday());
  }
}
