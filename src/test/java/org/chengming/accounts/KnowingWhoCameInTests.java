package org.chengming.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.SIGN_IN;
import static org.chengming.accounts.db.Tables.SPRING_SESSION;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.chengming.actors.Role;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class KnowingWhoCameInTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;

  @Test
  void tells_a_person_of_the_time_before_of_failures_since_and_of_a_browser_never_seen() {
    var person = given.staff(given.body(), Role.EDITOR);
    var first = Desk.signedIn(port, person);
    assertThat(first.get("/desk").body()).doesNotContain("上一次登录");
    var stranger = Desk.visitor(port);
    stranger.get("/desk/sign-in");
    for (int i = 0; i < 2; i++) {
      stranger.post("/desk/sign-in", "username", person.username(), "password", "a guess");
    }
    var second = Desk.signedIn(port, person);
    assertThat(second.get("/desk").body())
        .contains("上一次登录：", "认不出的程序，从 127.0.0.1", "有 2 次没有登录成功")
        .doesNotContain("以前没有用过");
    var third = Desk.signedIn(port, person);
    assertThat(third.get("/desk").body()).doesNotContain("上一次登录");
    assertThat(third.get("/desk/me").body()).contains("上一次登录：").doesNotContain("没有登录成功");
    try (var tab = Browser.desktop("http://localhost:" + port)) {
      tab.signInByHand(person.username(), Given.PASSWORD);
      assertThat(tab.text()).contains("这次用的浏览器以前没有用过");
    }
  }

  /** A proxy adds who called it; what stands before that, or in another header, anybody wrote. */
  @Test
  void believes_a_proxy_and_not_what_it_hands_on() throws Exception {
    var person = given.staff(given.body(), Role.EDITOR);
    var basic =
        Base64.getEncoder().encodeToString((person.username() + ":a guess").getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/token".formatted(port)))
            .header("Authorization", "Basic " + basic)
            .header("X-Forwarded-For", "192.0.2.66, 203.0.113.9")
            .header("Forwarded", "for=192.0.2.67;host=evil.example")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }
    assertThat(
            db.select(SIGN_IN.ADDRESS)
                .from(SIGN_IN)
                .where(SIGN_IN.STAFF_ID.eq(person.id()))
                .fetch(SIGN_IN.ADDRESS))
        .containsExactly("203.0.113.9");
  }

  @Test
  void lists_sessions_with_place_and_browser_and_ends_one_or_all_others() {
    var person = given.staff(given.body(), Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    var other = Desk.signedIn(port, person);
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.signInByHand(person.username(), Given.PASSWORD);
      tab.open("/desk/me");
      assertThat(tab.text()).contains("Chrome，Linux", "就是这里", "从 127.0.0.1");
      assertThat(tab.page().locator("form[action$='/ending'] button").count()).isEqualTo(3);
      tab.page().click("li form[action$='/ending'] button >> nth=0");
      tab.page().waitForSelector("text=那一处登录已经退出");
      tab.check();
      assertThat(
              java.util.stream.Stream.of(desk, other)
                  .filter(d -> d.get("/desk").statusCode() == 200)
                  .count())
          .isEqualTo(1);
      tab.press("退出别处的全部登录");
      tab.page().waitForSelector("text=别处的登录都已退出");
      assertThat(tab.page().locator("form[action$='/ending'] button").count()).isEqualTo(0);
    }
    assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
    assertThat(other.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void lets_an_administrator_of_the_person_end_them_and_no_other() {
    var body = given.body();
    var person = given.staff(body, Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    var at = "/desk/staff/%d/sessions/ending".formatted(person.id());
    var elsewhere = Desk.signedIn(port, given.staff(given.body(), Role.ADMINISTRATOR));
    elsewhere.get("/desk/me");
    assertThat(elsewhere.post(at).statusCode()).isEqualTo(403);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    var administrator = Desk.signedIn(port, given.staff(body, Role.ADMINISTRATOR));
    assertThat(administrator.get("/desk/staff/" + person.id()).body()).contains("1 处登录");
    administrator.post(at);
    assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void keeps_no_session_that_could_be_used() {
    var person = given.staff(given.body());
    Desk.signedIn(port, person).get("/desk");
    var kept = db.fetchSingle(SIGN_IN, SIGN_IN.STAFF_ID.eq(person.id()));
    var session =
        db.fetchSingle(SPRING_SESSION, SPRING_SESSION.PRINCIPAL_NAME.eq("staff:" + person.id()));
    assertThat(kept.getSessionHash()).hasSize(32);
    assertThat(new String(kept.getSessionHash(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(session.getSessionId());
  }

  @ParameterizedTest
  @CsvSource({
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML like Gecko) Chrome/129.0 Safari/537.36 Edg/129.0, Edge，Windows",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0, 微信，安卓",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1, Safari，iPhone",
    "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0, Firefox，Linux",
    "<script>alert(1)</script>, 认不出的程序",
    "'', 认不出的程序"
  })
  void names_browsers_in_words(String agent, String words) {
    assertThat(AgentWords.of(agent)).isEqualTo(words);
  }
}
