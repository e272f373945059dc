package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.audit.db.Tables.ENTRY;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RescuingAnAccountTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired StaffFactors factors;
  @Autowired StaffRepository repository;
  @Autowired Rescue rescue;
  @Autowired DSLContext db;

  @Test
  void reopens_it_without_its_factors_under_a_password_that_must_be_replaced() {
    var person = given.staff(given.body(), Role.SECURITY_ADMINISTRATOR);
    db.execute(
        "insert into accounts.authenticator (staff_id, secret, created_at, confirmed_at) values (?, '\\x00', now(), now())",
        person.id());
    accounts.setActive(Given.SYSTEM, person.id(), false);
    var password = rescue.rescue(person.username());
    assertThat(factors.any(person.id())).isFalse();
    var desk = Desk.signedIn(port, person.username(), password);
    assertThat(desk.get("/desk").headers().firstValue("Location").orElse("")).endsWith("/desk/me");
    assertThat(accounts.staff(person.id()).passwordTemporary()).isTrue();
    assertThat(
            db.select(ENTRY.ACT)
                .from(ENTRY)
                .where(ENTRY.SUBJECT.eq(Long.toString(person.id())))
                .and(ENTRY.ACTOR_NAME.eq("服务器启动"))
                .fetch(ENTRY.ACT))
        .contains("StaffReopen", "StaffFactorReset", "StaffPasswordReset");
  }

  @Test
  void ends_who_is_signed_in_as_it() {
    var person = given.staff(given.body());
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    rescue.rescue(person.username());
    assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void says_the_password_to_whoever_starts_the_server_and_nothing_without_a_name() {
    var person = given.staff(given.body());
    var before = System.out;
    var said = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      new Rescue(repository, accounts, factors, "").run(new DefaultApplicationArguments());
      assertThat(said.size()).isZero();
      new Rescue(repository, accounts, factors, person.username())
          .run(new DefaultApplicationArguments());
    } finally {
      System.setOut(before);
    }
    var text = said.toString(StandardCharsets.UTF_8);
    assertThat(text).contains(person.username(), "without chengming.accounts.rescue again");
    var password = text.replaceAll("(?s).*one-time password  (\\S+) .*", "$1");
    assertThat(Desk.signedIn(port, person.username(), password).get("/desk/me").statusCode())
        .isEqualTo(200);
  }

  @Test
  void does_not_start_with_a_name_nobody_has() {
    assertThatThrownBy(() -> rescue.rescue("nobody-at-all"))
        .hasMessageContaining("there is no such account");
  }
}
