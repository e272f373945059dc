package org.chengming.requests;

import java.io.IOException;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.keys.Seal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
  /** Where a figure of the shipped file is only recalled, an installation may bring its own. */
  @Bean
  Limits limits(@Value("${chengming.requests.limits}") Resource limits) throws IOException {
    return Limits.read(limits);
  }

  @Bean
  Seal seal(SealKeys keys) {
    return new Seal(keys);
  }

  @Bean
  RequestClock requestClock(WorkingCalendar calendar, Limits limits) {
    return new RequestClock(calendar, limits);
  }

  @Bean
  Outcomes outcomes(@Value("${chengming.requests.outcomes}") Resource outcomes) throws IOException {
    return Outcomes.read(outcomes);
  }

  @Bean
  HistoryEvents historyEvents(Limits limits, Outcomes outcomes) {
    return new HistoryEvents(limits, outcomes);
  }
}
