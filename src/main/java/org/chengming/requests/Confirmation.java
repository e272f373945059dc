package org.chengming.requests;

import java.time.LocalDate;
import org.chengming.calendar.WorkingCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when what came by the web, by fax or in an ordinary letter should have been confirmed.
 *
 * <p>Art. 31: 以平常信函等无需签收的邮寄方式提交…的，政府信息公开工作机构应当于收到申请的当日与申请人确认.
 */
@Component
public class Confirmation {
  private final WorkingCalendar calendar;
  private final int days;

  /**
   * @param days working days after the filing
   */
  Confirmation(
      WorkingCalendar calendar, @Value("${chengming.requests.confirm-within-days}") int days) {
    this.calendar = calendar;
    this.days = days;
  }

  /** Whether something filed on that day and still unconfirmed is late. */
  public boolean late(LocalDate filed, LocalDate today) {
    return today.isAfter(calendar.plus(filed, days));
  }

  /** What was filed before this day is late. */
  LocalDate lateBefore(LocalDate today) {
    var day = today;
    while (!late(day.minusDays(1), today)) {
      day = day.minusDays(1);
    }
    return day;
  }

  int days() {
    return days;
  }
}
