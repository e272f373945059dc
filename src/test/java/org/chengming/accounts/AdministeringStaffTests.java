package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.NotPermitted;
import org.chengming.actors.Role;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class AdministeringStaffTests {
  private static final Pattern ONE_TIME =
      Pattern.compile("<code>([a-z0-9]{5}(-[a-z0-9]{5}){3})</code>");
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired StaffFactors factors;
  @Autowired StaffRepository repository;
  @Autowired FirstAdministrators administrators;
  @Autowired Organisations organisations;

  @Test
  void a_new_person_gets_a_password_once_and_must_change_it_first() {
    var body = given.body();
    var desk = Desk.signedIn(port, given.staff(body, Role.ADMINISTRATOR));
    desk.get("/desk/staff/new");
    var username = "fresh." + body.code();
    var created =
        desk.post("/desk/staff", "username", username, "name", "新来的", "body", body.name());
    assertThat(created.statusCode()).isEqualTo(200);
    var found = ONE_TIME.matcher(created.body());
    assertThat(found.find()).isTrue();
    assertThat(desk.get("/desk/staff?q=" + username).body())
        .contains("新来的")
        .contains("未改密码")
        .doesNotContain(found.group(1));

    var person = Desk.signedIn(port, username, found.group(1));
    assertThat(person.get("/desk").headers().firstValue("Location").orElseThrow())
        .endsWith("/desk/me");
    person.get("/desk/me");
    assertThat(
            person
                .post(
                    "/desk/me/password",
                    "current",
                    found.group(1),
                    "password",
                    "short",
                    "again",
                    "short")
                .statusCode())
        .isEqualTo(422);
    var changed =
        person.post(
            "/desk/me/password",
            "current",
            found.group(1),
            "password",
            "three plain words",
            "again",
            "three plain words");
    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(person.get("/desk").statusCode()).isEqualTo(200);
  }

  @Test
  void an_administrator_reaches_their_own_subtree_only() {
    var mine = given.body();
    var below = given.bodyUnder(mine);
    var elsewhere = given.body();
    var administrator = given.staff(mine, Role.ADMINISTRATOR);
    var stranger = given.staff(elsewhere, Role.EDITOR);
    var own = given.staff(below, Role.EDITOR);
    var desk = Desk.signedIn(port, administrator);
    assertThat(desk.get("/desk/staff?q=tester").body())
        .contains(own.username() + "</small>")
        .doesNotContain(stranger.username() + "</small>");
    assertThat(desk.get("/desk/staff/" + stranger.id()).statusCode()).isEqualTo(403);
    assertThat(
            desk.post(
                    "/desk/staff/" + own.id() + "/roles", "role", "REVIEWER", "over", below.code())
                .statusCode())
        .isEqualTo(403);
    var security = Desk.signedIn(port, given.staff(mine, Role.SECURITY_ADMINISTRATOR));
    assertThat(security.get("/desk/staff/" + stranger.id()).statusCode()).isEqualTo(403);
    security.get("/desk/staff/" + own.id());
    assertThat(
            security
                .post(
                    "/desk/staff/" + own.id() + "/roles", "role", "REVIEWER", "over", below.code())
                .statusCode())
        .isEqualTo(302);
    assertThat(security.post("/desk/staff/" + own.id() + "/password").statusCode()).isEqualTo(403);
    assertThat(security.post("/desk/staff/" + own.id() + "/closing").statusCode()).isEqualTo(403);
    assertThat(
            security
                .post(
                    "/desk/staff/" + own.id() + "/roles",
                    "role",
                    "REVIEWER",
                    "over",
                    elsewhere.code())
                .statusCode())
        .isEqualTo(403);
    assertThat(desk.post("/desk/staff/" + stranger.id() + "/closing").statusCode()).isEqualTo(403);
    assertThat(desk.post("/desk/staff/" + stranger.id() + "/password").statusCode()).isEqualTo(403);
    assertThat(accounts.staff(own.id()).roles())
        .extracting(RoleOver::role)
        .containsExactly(Role.EDITOR, Role.REVIEWER);
  }

  @Test
  void nobody_takes_over_an_account_that_reaches_further() {
    var office = given.body();
    var clerk = given.staff(office, Role.ADMINISTRATOR).actor();
    var chief = given.staff(office, Role.EDITOR);
    var root = organisations.bodies().roots().getFirst();
    accounts.grant(Given.SYSTEM, chief.id(), new RoleOver(Role.ADMINISTRATOR, root.id()));
    assertThatThrownBy(() -> accounts.resetPassword(clerk, chief.id()))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> accounts.setActive(clerk, chief.id(), false))
        .isInstanceOf(NotPermitted.class);
    var security = given.staff(office, Role.SECURITY_ADMINISTRATOR).actor();
    assertThatThrownBy(() -> factors.reset(security, chief.id())).isInstanceOf(NotPermitted.class);
    assertThatThrownBy(
            () -> accounts.grant(security, chief.id(), new RoleOver(Role.EDITOR, root.id())))
        .isInstanceOf(NotPermitted.class);
  }

  @Test
  void nobody_closes_themselves_or_drops_their_own_administration() {
    var body = given.body();
    var administrator = given.staff(body, Role.ADMINISTRATOR).actor();
    assertThatThrownBy(() -> accounts.setActive(administrator, administrator.id(), false))
        .isInstanceOf(Refused.class);
    var security = given.staff(body, Role.SECURITY_ADMINISTRATOR).actor();
    var own = new RoleOver(Role.SECURITY_ADMINISTRATOR, body.id());
    assertThatThrownBy(() -> accounts.revoke(security, security.id(), own))
        .isInstanceOf(Refused.class);
  }

  @Test
  void nobody_holds_two_of_the_three_separated_roles_or_gives_themselves_one() {
    var body = given.body();
    var security = given.staff(body, Role.SECURITY_ADMINISTRATOR);
    for (var first : Role.SEPARATED) {
      var person = given.staff(body, first, Role.EDITOR);
      for (var second : Role.SEPARATED) {
        if (second != first) {
          var role = new RoleOver(second, body.id());
          assertThatThrownBy(() -> accounts.grant(security.actor(), person.id(), role))
              .as(first + " and " + second)
              .isInstanceOf(Refused.class);
          assertThatThrownBy(() -> repository.grant(person.id(), role))
              .as("the database on %s and %s", first, second)
              .hasMessageContaining("two of the separated administrator roles");
        }
      }
      // The same over another body is the same role.
      accounts.grant(
          security.actor(), person.id(), new RoleOver(first, given.bodyUnder(body).id()));
    }
    assertThatThrownBy(
            () ->
                accounts.grant(
                    security.actor(), security.id(), new RoleOver(Role.PUBLISHER, body.id())))
        .isInstanceOf(Refused.class);
    var page = Desk.signedIn(port, security).get("/desk/staff/" + security.id()).body();
    assertThat(page).contains("自己的由另一位来做").doesNotContain("加角色");
  }

  @Test
  void a_seat_at_the_top_that_nobody_holds_is_filled_at_the_next_start_once() {
    var root = organisations.bodies().roots().getFirst();
    for (var role : Role.SEPARATED) {
      given.rootStaff(role);
    }
    assertThat(administrators.fill()).isEmpty();
    var held =
        accounts.holders(Role.SECURITY_ADMINISTRATOR, root.id()).stream().map(Staff::id).toList();
    held.forEach(id -> accounts.setActive(Given.SYSTEM, id, false));
    try {
      var opened = administrators.fill();
      assertThat(opened).hasSize(1);
      assertThat(opened.keySet().iterator().next()).startsWith("security");
      assertThat(administrators.fill()).isEmpty();
      opened.forEach(
          (username, password) ->
              assertThat(
                      Desk.signedIn(port, username, password)
                          .get("/desk")
                          .headers()
                          .firstValue("Location")
                          .orElseThrow())
                  .endsWith("/desk/me"));
    } finally {
      held.forEach(id -> accounts.setActive(Given.SYSTEM, id, true));
    }
  }

  @Test
  void a_revoked_role_ends_at_the_next_request() {
    var body = given.body();
    var person = given.staff(body, Role.ADMINISTRATOR);
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk/staff").statusCode()).isEqualTo(200);
    accounts.revoke(Given.SYSTEM, person.id(), new RoleOver(Role.ADMINISTRATOR, body.id()));
    assertThat(desk.get("/desk/staff").statusCode()).isEqualTo(403);
  }

  @Test
  void a_name_that_is_taken_is_said_beside_the_field_and_what_was_typed_stays() {
    var body = given.body();
    var person = given.staff(body, Role.ADMINISTRATOR);
    var desk = Desk.signedIn(port, person);
    desk.get("/desk/staff/new");
    var answer =
        desk.post(
            "/desk/staff", "username", person.username(), "name", "又一个<b>", "body", body.name());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("href=\"#username\"")
        .contains("已经有人用了")
        .contains("又一个&lt;b>");
  }

  @Test
  void a_changed_or_reset_password_ends_the_other_sessions() {
    var person = given.staff(given.body(), Role.EDITOR);
    var here = Desk.signedIn(port, person);
    var there = Desk.signedIn(port, person);
    here.get("/desk/me");
    here.post(
        "/desk/me/password",
        "current",
        Given.PASSWORD,
        "password",
        "another long sentence",
        "again",
        "another long sentence");
    assertThat(here.get("/desk").statusCode()).isEqualTo(200);
    assertThat(there.get("/desk").statusCode()).isEqualTo(302);
    accounts.resetPassword(Given.SYSTEM, person.id());
    assertThat(here.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void a_person_ends_their_session_elsewhere() {
    var person = given.staff(given.body(), Role.EDITOR);
    var here = Desk.signedIn(port, person);
    var there = Desk.signedIn(port, person);
    there.get("/desk");
    var found =
        Pattern.compile(
                "/desk/me/sessions/([0-9a-f-]{36})/ending\" class=\"actions\">(?s:.(?!</form>))*aria-label=\"退出")
            .matcher(here.get("/desk/me").body());
    assertThat(found.find()).isTrue();
    assertThat(here.post("/desk/me/sessions/" + found.group(1) + "/ending").statusCode())
        .isEqualTo(302);
    assertThat(there.get("/desk").statusCode()).isEqualTo(302);
    assertThat(here.get("/desk").statusCode()).isEqualTo(200);
  }

  @Test
  void common_passwords_are_refused_and_long_plain_ones_are_not() {
    var passwords = new Passwords(HashCost.OWASP);
    for (var bad :
        List.of(
            "short",
            "password1234",
            "aaaaaaaaaaaaaa",
            "1234567890123",
            "zhang.wei2024",
            "woaini5201314",
            "x".repeat(129))) {
      assertThatThrownBy(() -> passwords.check(bad, "zhang.wei"))
          .as(bad)
          .isInstanceOf(Refused.class);
    }
    for (var good :
        List.of("今天下午三点在二楼开会讨论公开目录", "correct horse battery", "my password is a long sentence")) {
      passwords.check(good, "zhang.wei");
    }
  }
}
