package org.chengming.publishing.web.desk;

import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskEntries {
  @Bean
  DeskEntry documentsEntry() {
    return new DeskEntry("公开", 10, "信息发布", "/desk/documents", Reach.roles());
  }

  @Bean
  DeskEntry timelinessEntry() {
    return new DeskEntry("公开", 20, "公开时效", "/desk/timeliness", Reach.roles());
  }
}
