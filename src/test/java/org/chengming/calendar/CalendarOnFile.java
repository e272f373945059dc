package org.chengming.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The working days that are shipped, without a database. */
public final class CalendarOnFile {
  private CalendarOnFile() {}

  public static WorkingCalendar shipped() {
    try {
      var text =
          new ClassPathResource("data/working-days.csv").getContentAsString(StandardCharsets.UTF_8);
      return new WorkingCalendar(new DayTable(NoticeText.read(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
