package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.accounts.db.Tables.FORMER_PASSWORD;

import java.time.Duration;
import java.util.List;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a policy asks; the server of the tests asks what NIST does. */
@ServerTest
class ReplacingPasswordsTests {
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired StaffRepository repository;
  @Autowired FactorRepository factors;
  @Autowired FactorPolicy factorPolicy;
  @Autowired FormerPasswords former;
  @Autowired Passwords passwords;
  @Autowired SettableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext db;

  @AfterEach
  void back_to_now() {
    clock.reset();
  }

  @Test
  void refuses_the_last_five_and_takes_the_sixth_again() {
    var id = given.staff(given.body()).id();
    var next =
        new NextPassword(repository, former, passwords, new PasswordPolicy(12, 0, 0, 5), clock);
    for (int i = 0; i < 6; i++) {
      var password = "sentence number " + i;
      next.check(id, password);
      transaction.executeWithoutResult(status -> next.set(id, password, false));
    }
    for (int i = 2; i < 5; i++) {
      var password = "sentence number " + i;
      assertThatThrownBy(() -> next.check(id, password)).as(password).isInstanceOf(Refused.class);
    }
    assertThatCode(() -> next.check(id, "sentence number 0")).doesNotThrowAnyException();
    assertThat(db.fetchCount(FORMER_PASSWORD, FORMER_PASSWORD.STAFF_ID.eq(id))).isEqualTo(4);
  }

  @Test
  void is_asked_for_once_the_days_are_over_and_not_by_default() {
    var body = given.body();
    var id =
        accounts.createStaff(
            Given.SYSTEM,
            new CreateStaff("expiring-one", "到期甲", body.id(), Given.PASSWORD, false, List.of()));
    transaction.executeWithoutResult(
        status ->
            repository.setPassword(id, passwords.hash(Given.PASSWORD), false, clock.instant()));
    clock.forward(Duration.ofDays(89));
    assertThat(duties(90).of(id)).isEmpty();
    clock.forward(Duration.ofDays(2));
    assertThat(duties(90).of(id)).contains(DeskDuty.REPLACE_PASSWORD);
    assertThat(duties(0).of(id)).isEmpty();
  }

  private Duties duties(int days) {
    return new Duties(repository, factors, factorPolicy, new PasswordPolicy(12, 0, days, 1), clock);
  }

  @Test
  void may_have_to_be_longer_or_of_several_kinds() {
    var policy = new PasswordPolicy(16, 3, 90, 5);
    assertThatThrownBy(() -> policy.check("Too Short 4 it")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> policy.check("alllowercaseandlong")).isInstanceOf(Refused.class);
    policy.check("Three kinds of characters");
    policy.check("公开为常态 Openness 2026");
    assertThat(policy.hint()).contains("16 个字符", "至少 3 种", "每 90 天");
    for (var nonsense : List.of(8, 65)) {
      assertThatThrownBy(() -> new PasswordPolicy(nonsense, 0, 0, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
