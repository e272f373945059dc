package org.chengming.organisations.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrganisationsDesk {
  @Bean
  DeskEntry bodiesEntry() {
    return new DeskEntry("设置", 70, "机构", "/desk/bodies", Set.of(Role.ADMINISTRATOR));
  }
}
