package org.chengming.testing;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.Organisations;
import org.chengming.organisations.RegisterBody;
import org.springframework.boot.test.context.TestComponent;

/** Makes what a test needs, under names no other test has. */
@TestComponent
public class Given {
  public static final String PASSWORD = "a password for tests";
  public static final Actor SYSTEM = Actor.system("test");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Organisations organisations;
  private final Accounts accounts;

  public Given(Organisations organisations, Accounts accounts) {
    this.organisations = organisations;
    this.accounts = accounts;
  }

  /** A person with an account, and as an actor. */
  public record Person(String username, long id, Actor actor) {}

  /** A department under the first root body. */
  public Body body() {
    return bodyUnder(organisations.bodies().roots().getFirst());
  }

  public Body bodyUnder(Body parent) {
    var number = NUMBER.incrementAndGet();
    return organisations.register(
        SYSTEM,
        RegisterBody.of(
                "test-body-" + number,
                "试验机关" + number,
                BodyLevel.COUNTY,
                BodyKind.DEPARTMENT,
                OrganisationCode.withCheck("GV%06d".formatted(number)))
            .under(parent.code()));
  }

  /** Someone who holds the roles over the body and what is under it. */
  public Person staff(Body body, Role... roles) {
    var username = "tester" + NUMBER.incrementAndGet();
    var id =
        accounts.createStaff(
            SYSTEM,
            new CreateStaff(
                username,
                "试验岗" + username.substring(6),
                body.id(),
                PASSWORD,
                true,
                Arrays.stream(roles).map(r -> new RoleOver(r, body.id())).toList()));
    return new Person(username, id, accounts.actor(id));
  }

  /** All roles one person may hold: of the three separated ones, the system administrator's. */
  public static Role[] everyRole() {
    return Arrays.stream(Role.values())
        .filter(r -> r == Role.ADMINISTRATOR || !Role.SEPARATED.contains(r))
        .toArray(Role[]::new);
  }

  /** Someone who holds the roles over everything. */
  public Person rootStaff(Role... roles) {
    return staff(organisations.bodies().roots().getFirst(), roles);
  }
}
