package org.chengming.reports;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {
  @Bean
  Deadlines deadlines(@Value("${chengming.reports.deadlines}") Resource deadlines)
      throws IOException {
    return Deadlines.read(deadlines);
  }
}
