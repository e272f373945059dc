package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SigningInTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired SettableClock clock;

  @AfterEach
  void back_to_now() {
    clock.reset();
  }

  @Test
  void the_desk_sends_a_stranger_to_sign_in_and_back_to_where_they_wanted() {
    var person = given.staff(given.body(), Role.EDITOR);
    var visitor = Desk.visitor(port);
    var sent = visitor.get("/desk/me?done=password");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("Location").orElseThrow()).contains("/desk/sign-in?continue=%2Fdesk%2Fme%3Fdone%3Dpassword");
    visitor.get("/desk/sign-in");
    var in = visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD, "continue", "/desk/me");
    assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/desk/me");
    assertThat(visitor.follow(in).body()).contains(person.username());
  }

  @Test
  void no_address_outside_the_desk_is_followed_after_sign_in() {
    var person = given.staff(given.body(), Role.EDITOR);
    for (var elsewhere : new String[] {"https://example.org/", "//example.org/desk", "/desk\\..\\x", "/search", "/deskx"}) {
      var visitor = Desk.visitor(port);
      visitor.get("/desk/sign-in");
      var in = visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD, "continue", elsewhere);
      assertThat(in.headers().firstValue("Location").orElseThrow()).as(elsewhere).matches("(http://localhost:\\d+)?/desk");
    }
  }

  @Test
  void five_failures_lock_an_account_for_fifteen_minutes() {
    var person = given.staff(given.body(), Role.EDITOR);
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    for (int i = 0; i < 5; i++) {
      assertThat(refused(visitor.post("/desk/sign-in", "username", person.username(), "password", "wrong"))).isTrue();
    }
    assertThat(refused(visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD))).isTrue();
    clock.forward(Duration.ofMinutes(14));
    assertThat(refused(visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD))).isTrue();
    clock.forward(Duration.ofMinutes(2));
    assertThat(refused(visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD))).isFalse();
  }

  @Test
  void a_closed_account_is_out_at_its_next_request() {
    var body = given.body();
    var person = given.staff(body, Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    accounts.setActive(Given.SYSTEM, person.id(), false);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
    accounts.setActive(Given.SYSTEM, person.id(), true);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_without_its_token_is_refused() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.EDITOR));
    assertThat(desk.post("/desk/me/password", "_csrf", "forged").statusCode()).isEqualTo(403);
  }

  @Test
  void a_public_page_sets_no_cookie_and_a_strict_policy() {
    var answer = Desk.visitor(port).get("/");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'").doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  private static boolean refused(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow().contains("refused");
  }
}
