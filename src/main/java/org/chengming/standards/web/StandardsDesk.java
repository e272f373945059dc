package org.chengming.standards.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandardsDesk {
  @Bean
  DeskEntry dutiesEntry() {
    return new DeskEntry("公开", 22, "要公开的事项", "/desk/duties", Set.copyOf(DutiesQuery.READERS));
  }

  @Bean
  DeskEntry coverageEntry() {
    return new DeskEntry("公开", 24, "公开覆盖", "/desk/coverage", Set.of(Role.SUPERVISOR));
  }

  @Bean
  DeskEntry standardsEntry() {
    return new DeskEntry(
        "公开", 26, "公开标准", "/desk/standards", Set.of(Role.EDITOR, Role.PUBLISHER, Role.SUPERVISOR));
  }
}
