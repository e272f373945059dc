package org.chengming.operations.web;

import org.chengming.operations.Operators;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationsDesk {
  @Bean
  DeskEntry statusEntry() {
    return new DeskEntry("管理", 97, "运行状况", "/desk/status", Operators.ROLES);
  }
}
