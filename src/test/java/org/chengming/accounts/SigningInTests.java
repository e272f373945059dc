package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.SPRING_SESSION;
import static org.chengming.accounts.db.Tables.SPRING_SESSION_ATTRIBUTES;
import static org.chengming.audit.db.Tables.ENTRY;

import java.time.Duration;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
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
  @Autowired DSLContext db;

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
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .contains("/desk/sign-in?continue=%2Fdesk%2Fme%3Fdone%3Dpassword");
    visitor.get("/desk/sign-in");
    var in =
        visitor.post(
            "/desk/sign-in",
            "username",
            person.username(),
            "password",
            Given.PASSWORD,
            "continue",
            "/desk/me");
    assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/desk/me");
    assertThat(visitor.follow(in).body()).contains(person.username());
  }

  @Test
  void no_address_outside_the_desk_is_followed_after_sign_in() {
    var person = given.staff(given.body(), Role.EDITOR);
    for (var elsewhere :
        new String[] {
          "https://example.org/", "//example.org/desk", "/desk\\..\\x", "/search", "/deskx"
        }) {
      var visitor = Desk.visitor(port);
      visitor.get("/desk/sign-in");
      var in =
          visitor.post(
              "/desk/sign-in",
              "username",
              person.username(),
              "password",
              Given.PASSWORD,
              "continue",
              elsewhere);
      assertThat(in.headers().firstValue("Location").orElseThrow())
          .as(elsewhere)
          .matches("(http://localhost:\\d+)?/desk");
    }
  }

  @Test
  void five_failures_lock_an_account_for_fifteen_minutes() {
    var person = given.staff(given.body(), Role.EDITOR);
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    for (int i = 0; i < 5; i++) {
      assertThat(
              refused(
                  visitor.post(
                      "/desk/sign-in", "username", person.username(), "password", "wrong")))
          .isTrue();
    }
    assertThat(
            refused(
                visitor.post(
                    "/desk/sign-in", "username", person.username(), "password", Given.PASSWORD)))
        .isTrue();
    clock.forward(Duration.ofMinutes(14));
    assertThat(
            refused(
                visitor.post(
                    "/desk/sign-in", "username", person.username(), "password", Given.PASSWORD)))
        .isTrue();
    clock.forward(Duration.ofMinutes(2));
    assertThat(
            refused(
                visitor.post(
                    "/desk/sign-in", "username", person.username(), "password", Given.PASSWORD)))
        .isFalse();
  }

  @Test
  void a_refused_name_is_kept_once_and_never_in_the_address() {
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    var refused =
        visitor.post(
            "/desk/sign-in", "username", "\"><b>nobody", "password", "wrong", "continue", "");
    assertThat(refused.headers().firstValue("Location").orElseThrow()).doesNotContain("nobody");
    assertThat(visitor.follow(refused).body())
        .contains("nobody", "没有登录成功")
        .doesNotContain("<b>nobody");
    assertThat(visitor.get("/desk/sign-in?refused").body()).doesNotContain("nobody");
  }

  @Test
  void guesses_at_the_present_password_count_like_those_at_the_door() {
    var person = given.staff(given.body(), Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    for (int i = 0; i < 5; i++) {
      desk.get("/desk/me");
      var answer = change(desk, "guess number " + i, "a better password yet");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("现在的密码不对");
    }
    desk.get("/desk/me");
    assertThat(change(desk, Given.PASSWORD, "a better password yet").body()).contains("15 分钟以后再试");
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    assertThat(
            refused(
                visitor.post(
                    "/desk/sign-in", "username", person.username(), "password", Given.PASSWORD)))
        .isTrue();
    clock.forward(Duration.ofMinutes(16));
    desk.get("/desk/me");
    assertThat(change(desk, Given.PASSWORD, "too short").statusCode()).isEqualTo(422);
    assertThat(change(desk, Given.PASSWORD, "a better password yet").statusCode()).isEqualTo(302);
  }

  private static java.net.http.HttpResponse<String> change(Desk desk, String current, String next) {
    return desk.post("/desk/me/password", "current", current, "password", next, "again", next);
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
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void guesses_sent_side_by_side_lock_too() throws Exception {
    var person = given.staff(given.body(), Role.EDITOR);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        threads.submit(
            () -> {
              var visitor = Desk.visitor(port);
              visitor.get("/desk/sign-in");
              return visitor.post(
                  "/desk/sign-in", "username", person.username(), "password", "wrong");
            });
      }
    }
    assertThat(accounts.staff(person.id()).lockedUntil()).isNotNull();
    var fails =
        db.fetchCount(
            ENTRY,
            ENTRY
                .SUBJECT_KIND
                .eq("staff")
                .and(ENTRY.SUBJECT.eq("" + person.id()))
                .and(ENTRY.ACT.in("StaffSignInFail", "StaffLock")));
    assertThat(fails).as("passwords that were looked at").isEqualTo(5);
  }

  @Test
  void a_wrong_name_and_a_wrong_password_get_one_answer() {
    var person = given.staff(given.body(), Role.EDITOR);
    var answers = new java.util.ArrayList<String>();
    for (var username : new String[] {person.username(), "nobody-is-called-this"}) {
      var visitor = Desk.visitor(port);
      visitor.get("/desk/sign-in");
      var answer = visitor.post("/desk/sign-in", "username", username, "password", "wrong");
      answers.add(answer.statusCode() + answer.headers().firstValue("Location").orElseThrow());
    }
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
  }

  @Test
  void a_session_gets_a_new_name_at_sign_in_and_keeps_little() {
    var person = given.staff(given.body(), Role.EDITOR);
    var visitor = Desk.visitor(port);
    var before = visitor.get("/desk/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
    var after =
        visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD);
    assertThat(after.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("desk=")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .isNotEqualTo(before);
    var kept =
        db.select(SPRING_SESSION_ATTRIBUTES.ATTRIBUTE_BYTES)
            .from(SPRING_SESSION_ATTRIBUTES)
            .join(SPRING_SESSION)
            .on(SPRING_SESSION.PRIMARY_ID.eq(SPRING_SESSION_ATTRIBUTES.SESSION_PRIMARY_ID))
            .where(SPRING_SESSION.PRINCIPAL_NAME.eq("staff:" + person.id()))
            .fetch(r -> r.value1().length);
    assertThat(kept).isNotEmpty().allMatch(size -> size < 1500);
    assertThat(visitor.get("/desk").headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
    assertThat(visitor.post("/desk/sign-out").headers().firstValue("Location").orElseThrow())
        .contains("/desk/sign-in?out");
    assertThat(visitor.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_sent_after_the_session_ended_leads_to_sign_in() {
    var answer = Desk.visitor(port).post("/desk/me/password", "current", "x");
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/desk/sign-in?ended");
  }

  @Test
  void demo_accounts_are_not_shown_outside_a_demo() {
    var person = given.staff(given.body(), Role.EDITOR);
    assertThat(Desk.visitor(port).get("/desk/sign-in").body())
        .doesNotContain(person.username())
        .doesNotContain(Accounts.DEMO_PASSWORD);
  }

  private static boolean refused(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow().contains("refused");
  }
}
