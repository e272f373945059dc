package org.chengming.calendar.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarDesk {
  @Bean
  DeskEntry calendarEntry() {
    return new DeskEntry("设置", 90, "工作日历", "/desk/calendar", Set.of(Role.ADMINISTRATOR));
  }
}
