package org.chengming.registers;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.chengming.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/**
 * How many working days lay between the day information was formed and the day it was published,
 * and whether that was in time: 政府信息公开条例 (2019) Art. 26, 20 working days.
 */
@Component
class PublicationDays implements Calculation {
  private static final Set<String> COUNTED = Set.of("publication_days", "in_time");
  private static final int LIMIT = 20;

  private final WorkingCalendar calendar;

  PublicationDays(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public String name() {
    return "publication-days";
  }

  @Override
  public Calculation ready() {
    return new PublicationDays(calendar.standing());
  }

  @Override
  public void fill(Map<String, Object> values) {
    values.keySet().removeAll(COUNTED);
    if (values.get("formed_on") instanceof LocalDate formed
        && values.get("published_on") instanceof LocalDate published) {
      var days = calendar.between(formed, published);
      values.put("publication_days", (long) days);
      values.put("in_time", days <= LIMIT);
    }
  }
}
