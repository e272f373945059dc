package org.chengming.accounts.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsDesk {
  @Bean
  DeskEntry staffEntry() {
    return new DeskEntry("管理", 90, "人员", "/desk/staff", StaffQuery.READERS);
  }

  @Bean
  DeskEntry auditEntry() {
    return new DeskEntry("管理", 95, "审计", "/desk/audit", Set.of(Role.AUDITOR));
  }
}
