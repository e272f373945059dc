package org.chengming.accounts;

import static org.jooq.impl.DSL.val;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At a start without one of the three separated administrators at the top, opens an account for it
 * and prints its one-time password, once: at the first start all three, after an upgrade those that
 * did not exist before. So none can be lost for good either.
 */
@Component
@Order(0)
class FirstAdministrators implements ApplicationRunner {
  private record Seat(Role role, String username, String name) {}

  private static final List<Seat> SEATS =
      List.of(
          new Seat(Role.ADMINISTRATOR, "admin", "系统管理员"),
          new Seat(Role.SECURITY_ADMINISTRATOR, "security", "安全管理员"),
          new Seat(Role.AUDITOR, "audit", "审计管理员"));

  private final DSLContext db;
  private final StaffRepository repository;
  private final Accounts accounts;
  private final Organisations organisations;
  private final TransactionTemplate transaction;
  private final boolean demo;

  FirstAdministrators(
      DSLContext db,
      StaffRepository repository,
      Accounts accounts,
      Organisations organisations,
      TransactionTemplate transaction,
      @Value("${chengming.demo}") boolean demo) {
    this.db = db;
    this.repository = repository;
    this.accounts = accounts;
    this.organisations = organisations;
    this.transaction = transaction;
    this.demo = demo;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (demo) {
      return;
    }
    // The console, not the log: a log is kept, and this is shown once.
    fill()
        .forEach(
            (username, password) ->
                System.out.printf(
                    "%n  Sign in at /desk as  %s  with the one-time password  %s%n",
                    username, password));
  }

  /**
   * @return one-time passwords of the accounts opened, by username
   */
  Map<String, String> fill() {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              // Of several nodes that start together one opens them.
              db.fetch("select pg_advisory_xact_lock(hashtext({0}))", val("first administrators"));
              var opened = new LinkedHashMap<String, String>();
              SEATS.stream()
                  .filter(this::empty)
                  .forEach(seat -> opened.put(free(seat.username()), open(seat)));
              return opened;
            }));
  }

  private boolean empty(Seat seat) {
    var roots = organisations.bodies().roots().stream().map(Body::id).toList();
    return repository.holders(seat.role(), roots).isEmpty();
  }

  private String open(Seat seat) {
    var root = organisations.bodies().roots().getFirst();
    var password = accounts.temporaryPassword();
    accounts.createStaff(
        Actor.system("启动"),
        new CreateStaff(
            free(seat.username()),
            seat.name(),
            root.id(),
            password,
            false,
            List.of(new RoleOver(seat.role(), root.id()))));
    return password;
  }

  private String free(String username) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? username : username + i)
        .filter(name -> !repository.hasUsername(name))
        .findFirst()
        .orElseThrow();
  }
}
