package org.chengming.calendar;

import java.util.List;

/**
 * A notice of days off and make-up days was recorded; heard inside its transaction, so that what
 * follows from it is there with it or not at all.
 *
 * @param staffName who recorded it
 * @param changes the days it changed, at least one
 */
public record NoticeRecorded(
    String staffName, int year, String source, List<HolidayNotices.Change> changes) {
  public NoticeRecorded {
    changes = List.copyOf(changes);
  }
}
