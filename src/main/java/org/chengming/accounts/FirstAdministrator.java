package org.chengming.accounts;

import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * At the first start of an installation, opens the administrator's account and prints its one-time
 * password, once.
 */
@Component
@Order(0)
class FirstAdministrator implements ApplicationRunner {
  private final StaffRepository repository;
  private final Accounts accounts;
  private final Organisations organisations;
  private final Passwords passwords;
  private final boolean demo;

  FirstAdministrator(
      StaffRepository repository,
      Accounts accounts,
      Organisations organisations,
      Passwords passwords,
      @Value("${chengming.demo}") boolean demo) {
    this.repository = repository;
    this.accounts = accounts;
    this.organisations = organisations;
    this.passwords = passwords;
    this.demo = demo;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (demo || !repository.isEmpty()) {
      return;
    }
    var root = organisations.bodies().roots().getFirst();
    var password = passwords.temporary();
    accounts.createStaff(
        Actor.system("首次启动"),
        new CreateStaff(
            "admin",
            "系统管理员",
            root.id(),
            password,
            false,
            List.of(
                new RoleOver(Role.ADMINISTRATOR, root.id()),
                new RoleOver(Role.AUDITOR, root.id()))));
    // The console, not the log: a log is kept, and this is shown once.
    System.out.printf(
        "%n  First start. Sign in at /desk as  admin  with the one-time password  %s%n%n",
        password);
  }
}
