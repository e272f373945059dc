package org.chengming.reports.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportDeskEntries {
  static final Set<Role> ROLES = Set.of(Role.REQUEST_OFFICER, Role.SUPERVISOR, Role.PUBLISHER);

  @Bean
  DeskEntry annualReportsEntry() {
    return new DeskEntry("依申请公开", 38, "年度报告", "/desk/annual-reports", ROLES);
  }
}
