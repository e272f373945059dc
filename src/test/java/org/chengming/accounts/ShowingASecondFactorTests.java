package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.AUTHENTICATOR;
import static org.chengming.audit.db.Tables.ENTRY;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ShowingASecondFactorTests {
  private static final String SECOND = "/desk/sign-in/second";
  private static final String FACTORS = "/desk/me/factors";
  private static final Pattern SECRET =
      Pattern.compile("<code>([A-Z2-7]{4}(?: [A-Z2-7]{4})+)</code>");
  private static final Pattern CODE = Pattern.compile("<code>([a-z2-9]{5}-[a-z2-9]{5})</code>");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired SettableClock clock;
  @Autowired DSLContext db;

  @AfterEach
  void back_to_now() {
    clock.reset();
  }

  /** Someone with an app and recovery codes. */
  private record Enrolled(Person person, byte[] secret, List<String> codes, Desk desk) {}

  private Enrolled enrolled(Role... roles) {
    var person = given.staff(given.body(), roles);
    return enrol(person, Desk.signedIn(port, person));
  }

  private Enrolled enrol(Person person, Desk desk) {
    desk.get(FACTORS);
    var setting = desk.follow(desk.post(FACTORS + "/authenticator")).body();
    var text = SECRET.matcher(setting);
    assertThat(text.find()).as(setting).isTrue();
    var secret = bytes(text.group(1).replace(" ", ""));
    var codes = desk.post(FACTORS + "/authenticator/confirmation", "code", now(secret)).body();
    var found = CODE.matcher(codes).results().map(m -> m.group(1)).toList();
    assertThat(found).hasSize(10).doesNotHaveDuplicates();
    return new Enrolled(person, secret, found, desk);
  }

  private String now(byte[] secret) {
    return Totp.code(secret, Totp.step(clock.instant()), 6);
  }

  private Desk atSecondStep(Person person) {
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    var first =
        visitor.post(
            "/desk/sign-in",
            "username",
            person.username(),
            "password",
            Given.PASSWORD,
            "continue",
            "/desk/me");
    assertThat(at(first)).contains(SECOND + "?continue=%2Fdesk%2Fme");
    assertThat(visitor.follow(first).body()).contains("再验证一步");
    return visitor;
  }

  private static String at(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static HttpResponse<String> code(Desk desk, String code) {
    return desk.post(SECOND + "/code", "code", code, "continue", "/desk/me");
  }

  @Test
  void lets_a_person_in_after_the_password_and_not_before() {
    var enrolled = enrolled(Role.EDITOR);
    clock.forward(Duration.ofMinutes(1));
    var half = atSecondStep(enrolled.person());
    for (var page : List.of("/desk", "/desk/me", FACTORS, "/desk/documents")) {
      assertThat(at(half.get(page))).as(page).contains("/desk/sign-in");
    }
    half.get(SECOND);
    assertThat(code(half, "000000").statusCode()).isEqualTo(422);
    var in = code(half, now(enrolled.secret()));
    assertThat(at(in)).endsWith("/desk/me");
    assertThat(half.follow(in).body()).contains(enrolled.person().username(), "已经设置");
  }

  @Test
  void counts_each_code_once_whatever_the_session() {
    var enrolled = enrolled();
    // The code that confirmed the app is used up too.
    var half = atSecondStep(enrolled.person());
    assertThat(code(half, now(enrolled.secret())).statusCode()).isEqualTo(422);
    clock.forward(Duration.ofSeconds(60));
    var code = now(enrolled.secret());
    assertThat(at(code(half, code))).endsWith("/desk/me");
    var other = atSecondStep(enrolled.person());
    assertThat(code(other, code).statusCode()).isEqualTo(422);
  }

  @Test
  void may_be_a_recovery_code_typed_anyhow_once() {
    var enrolled = enrolled();
    var code = enrolled.codes().get(3);
    var half = atSecondStep(enrolled.person());
    assertThat(at(code(half, " " + code.replace("-", " ").toUpperCase(java.util.Locale.ROOT))))
        .endsWith("/desk/me");
    assertThat(half.get(FACTORS).body()).contains("还有 9 个");
    assertThat(code(atSecondStep(enrolled.person()), code).statusCode()).isEqualTo(422);
    assertThat(
            db.fetchCount(
                ENTRY,
                ENTRY
                    .ACT
                    .eq("StaffSignIn")
                    .and(ENTRY.SUBJECT.eq(enrolled.person().id() + ""))
                    .and(ENTRY.AFTER.cast(String.class).contains("recovery code"))))
        .isEqualTo(1);
  }

  @Test
  void is_guessed_at_five_times_with_the_password_and_the_code_together() {
    var enrolled = enrolled();
    clock.forward(Duration.ofMinutes(1));
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    for (int i = 0; i < 2; i++) {
      visitor.post(
          "/desk/sign-in", "username", enrolled.person().username(), "password", "wrong one");
    }
    // A right password between takes none of the failures back.
    var half = atSecondStep(enrolled.person());
    assertThat(code(half, "123").statusCode()).isEqualTo(422);
    assertThat(code(half, "123").statusCode()).isEqualTo(422);
    assertThat(at(code(half, "123"))).contains("/desk/sign-in?refused");
    assertThat(at(code(half, now(enrolled.secret())))).contains("/desk/sign-in");
    var again = Desk.visitor(port);
    again.get("/desk/sign-in");
    var locked =
        again.post(
            "/desk/sign-in", "username", enrolled.person().username(), "password", Given.PASSWORD);
    assertThat(at(locked)).contains("refused");
    clock.forward(Duration.ofMinutes(16));
    assertThat(at(code(atSecondStep(enrolled.person()), now(enrolled.secret()))))
        .endsWith("/desk/me");
  }

  @Test
  void has_to_be_shown_within_ten_minutes_and_before_the_password_is_reset() {
    var enrolled = enrolled();
    var half = atSecondStep(enrolled.person());
    clock.forward(Duration.ofMinutes(11));
    assertThat(at(code(half, now(enrolled.secret())))).contains("/desk/sign-in");
    var other = atSecondStep(enrolled.person());
    accounts.resetPassword(Given.SYSTEM, enrolled.person().id());
    assertThat(at(code(other, now(enrolled.secret())))).contains("/desk/sign-in");
  }

  @Test
  void is_kept_sealed_and_its_recovery_codes_nowhere() {
    var enrolled = enrolled();
    var kept = db.fetchSingle(AUTHENTICATOR, AUTHENTICATOR.STAFF_ID.eq(enrolled.person().id()));
    assertThat(new String(kept.getSecret(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(
            new String(enrolled.secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(enrolled.desk().get(FACTORS).body()).doesNotContain(enrolled.codes().getFirst());
  }

  @Test
  void is_asked_of_who_holds_an_administrators_role_before_anything_else() {
    var body = given.body();
    var username = "factor-chief";
    var password = accounts.temporaryPassword();
    var role = new RoleOver(Role.AUDITOR, body.id());
    var id =
        accounts.createStaff(
            Given.SYSTEM,
            new CreateStaff(username, "审计甲", body.id(), password, false, List.of(role)));
    var desk = Desk.signedIn(port, username, password);
    assertThat(at(desk.get("/desk"))).endsWith("/desk/me");
    desk.get("/desk/me");
    desk.post(
        "/desk/me/password",
        "current",
        password,
        "password",
        Given.PASSWORD,
        "again",
        Given.PASSWORD);
    assertThat(at(desk.get("/desk"))).endsWith(FACTORS);
    assertThat(at(desk.get("/desk/audit"))).endsWith(FACTORS);
    assertThat(desk.get(FACTORS).body()).contains("先设置二次验证");
    enrol(new Person(username, id, accounts.actor(id)), desk);
    assertThat(desk.get("/desk/audit").statusCode()).isEqualTo(200);
    assertThat(desk.post(FACTORS + "/authenticator/removal").body()).contains("必须有二次验证");
    assertThat(desk.get(FACTORS).body()).contains("移除验证器");
  }

  @Test
  void is_changed_only_by_whoever_gave_the_password_a_short_while_ago() {
    var enrolled = enrolled();
    var desk = enrolled.desk();
    clock.forward(Duration.ofMinutes(16));
    assertThat(desk.get(FACTORS).body()).contains("先输一次现在的密码").doesNotContain("移除验证器");
    desk.post(FACTORS + "/authenticator/removal");
    desk.post(FACTORS + "/codes");
    assertThat(desk.get(FACTORS).body()).contains("还有 10 个");
    assertThat(desk.post(FACTORS + "/password", "current", "wrong").statusCode()).isEqualTo(422);
    desk.post(FACTORS + "/password", "current", Given.PASSWORD);
    assertThat(desk.get(FACTORS).body()).contains("移除验证器");
    desk.post(FACTORS + "/authenticator/removal");
    assertThat(desk.get(FACTORS).body()).contains("添加验证器").doesNotContain("恢复码");
  }

  @Test
  void ends_what_was_signed_in_without_it() {
    var person = given.staff(given.body());
    var before = Desk.signedIn(port, person);
    enrol(person, Desk.signedIn(port, person));
    assertThat(at(before.get("/desk/me"))).contains("/desk/sign-in");
  }

  @Test
  void keeps_the_password_alone_from_the_api() throws Exception {
    var enrolled = enrolled(Role.EDITOR, Role.PUBLISHER);
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create("http://localhost:" + port + "/api/v1/documents:import"))
            .header(
                "Authorization",
                "Basic "
                    + java.util.Base64.getEncoder()
                        .encodeToString(
                            (enrolled.person().username() + ":" + Given.PASSWORD)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    var answer =
        java.net.http.HttpClient.newHttpClient()
            .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  /** RFC 4648, section 6, the other way round. */
  private static byte[] bytes(String base32) {
    var out = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (char c : base32.toCharArray()) {
      buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >> bits & 0xff);
      }
    }
    return out.toByteArray();
  }
}
