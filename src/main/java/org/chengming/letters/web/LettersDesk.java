package org.chengming.letters.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LettersDesk {
  @Bean
  DeskEntry letterTemplatesEntry() {
    return new DeskEntry("设置", 82, "文书模板", "/desk/letter-templates", Set.of(Role.ADMINISTRATOR));
  }
}
