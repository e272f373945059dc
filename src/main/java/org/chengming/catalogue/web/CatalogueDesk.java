package org.chengming.catalogue.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogueDesk {
  @Bean
  DeskEntry vocabulariesEntry() {
    return new DeskEntry("设置", 80, "分类词表", "/desk/vocabularies", Set.of(Role.ADMINISTRATOR));
  }
}
