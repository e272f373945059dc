package org.chengming.requests.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestDeskEntries {
  private static final Set<Role> ROLES =
      Set.of(Role.REQUEST_OFFICER, Role.REQUEST_APPROVER, Role.SUPERVISOR);

  @Bean
  DeskEntry requestsEntry() {
    return new DeskEntry("依申请公开", 30, "在办的申请", "/desk/requests", ROLES);
  }

  @Bean
  DeskEntry requestPartsEntry() {
    return new DeskEntry("依申请公开", 32, "一起答复", "/desk/request-parts", ROLES);
  }

  @Bean
  DeskEntry requestProposalsEntry() {
    return new DeskEntry(
        "依申请公开", 33, "等我同意", "/desk/request-proposals", Set.of(Role.REQUEST_APPROVER));
  }

  @Bean
  DeskEntry requestIntakeEntry() {
    return new DeskEntry("依申请公开", 29, "登记收到的申请", IntakePage.PATH, Set.of(Role.REQUEST_OFFICER));
  }

  @Bean
  DeskEntry requestLimitsEntry() {
    return new DeskEntry("依申请公开", 33, "到期日历", LimitsPage.PATH, ROLES);
  }

  @Bean
  DeskEntry escalationsEntry() {
    return new DeskEntry("依申请公开", 34, "期限提醒", EscalationController.PATH, ROLES);
  }

  @Bean
  DeskEntry requestTopicsEntry() {
    return new DeskEntry("依申请公开", 35, "相似申请", "/desk/request-topics", ROLES);
  }

  @Bean
  DeskEntry requestRegisterEntry() {
    return new DeskEntry("依申请公开", 31, "申请登记簿", "/desk/request-register", ROLES);
  }

  @Bean
  DeskEntry mailEntry() {
    return new DeskEntry("管理", 96, "没有送到的邮件", "/desk/mail", Set.of(Role.ADMINISTRATOR));
  }

  @Bean
  DeskEntry requestStatisticsEntry() {
    return new DeskEntry("依申请公开", 38, "申请统计", "/desk/request-statistics", ROLES);
  }

  @Bean
  DeskEntry requestImportEntry() {
    return new DeskEntry("依申请公开", 39, "收入旧案", "/desk/request-import", Set.of(Role.REQUEST_OFFICER));
  }
}
