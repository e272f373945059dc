package org.chengming.imports.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportDeskEntry {
  @Bean
  DeskEntry importsEntry() {
    return new DeskEntry("公开", 30, "导入", "/desk/imports", Set.of(Role.PUBLISHER));
  }
}
