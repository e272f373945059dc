package org.chengming.requests.web;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.requests.Escalations;
import org.chengming.requests.Worklist;
import org.chengming.web.DeskTally;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk's first page says of requests. */
@Configuration(proxyBeanMethods = false)
class RequestTallies {
  private static final Set<Role> OFFICERS = Set.of(Role.REQUEST_OFFICER);
  private static final Set<Role> ALL =
      Set.of(Role.REQUEST_OFFICER, Role.REQUEST_APPROVER, Role.SUPERVISOR);

  @Bean
  DeskTally escalationsTally(Escalations escalations) {
    return new DeskTally(30, "申请的期限要留意", EscalationController.PATH, ALL, escalations::count);
  }

  @Bean
  DeskTally unconfirmedTally(Worklist worklist) {
    return new DeskTally(
        31,
        "收到了、逾期没有和申请人确认的申请",
        "/desk/requests?show=unconfirmed",
        OFFICERS,
        worklist::countUnconfirmedLate);
  }
}
