package org.chengming.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings in the notices of 2004 to 2026 that come with the release; a year that holds days already
 * is left as it is.
 */
@Component("calendarFirstStart")
class FirstStart implements SmartInitializingSingleton {
  private final DayRepository repository;
  private final WorkingCalendar calendar;

  FirstStart(DayRepository repository, WorkingCalendar calendar) {
    this.repository = repository;
    this.calendar = calendar;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var known = calendar.years();
    try {
      var text =
          new ClassPathResource("data/working-days.csv").getContentAsString(StandardCharsets.UTF_8);
      var news =
          NoticeText.read(text).stream().filter(d -> !known.contains(d.date().getYear())).toList();
      if (!news.isEmpty()) {
        repository.put(news, "chinese-days 1.5.7");
        calendar.changed();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
