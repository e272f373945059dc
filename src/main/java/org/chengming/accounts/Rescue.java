package org.chengming.accounts;

import org.chengming.actors.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * For the day nobody is left who could help: whoever may start the server names an account, which
 * loses its second factors and gets a one-time password. Audited like any reset.
 */
@Component
@Order(1)
class Rescue implements ApplicationRunner {
  private static final Actor OPERATOR = Actor.system("服务器启动");

  private final StaffRepository repository;
  private final Accounts accounts;
  private final StaffFactors factors;
  private final String username;

  Rescue(
      StaffRepository repository,
      Accounts accounts,
      StaffFactors factors,
      @Value("${chengming.accounts.rescue}") String username) {
    this.repository = repository;
    this.accounts = accounts;
    this.factors = factors;
    this.username = username;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!username.isBlank()) {
      System.out.printf(
          "%n  Sign in at /desk as  %s  with the one-time password  %s , and start without chengming.accounts.rescue again%n",
          username, rescue(username));
    }
  }

  String rescue(String name) {
    var staff =
        repository
            .credentials(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "chengming.accounts.rescue names %s, but there is no such account"
                            .formatted(name)));
    accounts.setActive(OPERATOR, staff.id(), true);
    factors.reset(OPERATOR, staff.id());
    return accounts.resetPassword(OPERATOR, staff.id());
  }
}
