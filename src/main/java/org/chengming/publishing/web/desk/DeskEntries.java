package org.chengming.publishing.web.desk;

import java.util.Set;
import org.chengming.actors.Role;
import org.chengming.web.DeskEntry;
import org.chengming.web.DeskTally;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskEntries {
  @Bean
  DeskEntry documentsEntry() {
    return new DeskEntry("公开", 10, "信息发布", "/desk/documents", Reach.roles());
  }

  @Bean
  DeskEntry emergenciesEntry() {
    return new DeskEntry(
        "公开", 15, "应急发布", EmergencyController.PATH, Set.of(EmergencyQuery.WATCHERS));
  }

  @Bean
  DeskTally openEmergenciesTally(EmergencyQuery emergencies) {
    return new DeskTally(
        5,
        "应急发布的，等着事后审查",
        EmergencyController.PATH,
        Set.of(Role.SECRECY_REVIEWER),
        actor -> emergencies.open(actor, Role.SECRECY_REVIEWER));
  }

  @Bean
  DeskTally overdueEmergenciesTally(EmergencyQuery emergencies) {
    return new DeskTally(
        6,
        "应急发布的，超过24小时没有审查",
        EmergencyController.PATH,
        Set.of(Role.SUPERVISOR),
        actor -> emergencies.overdue(actor, Role.SUPERVISOR));
  }

  @Bean
  DeskEntry timelinessEntry() {
    return new DeskEntry("公开", 20, "公开时效", "/desk/timeliness", Set.of(TimelinessQuery.watched()));
  }
}
