package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.AUTHENTICATOR;
import static org.chengming.audit.db.Tables.ENTRY;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.outgoing.Outgoing;
import org.chengming.testing.Browser;
import org.chengming.testing.Browser.Tab;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.IdentityProvider;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With a real OpenID provider and a real browser. */
@ServerTest
class ComingInByAnIdentityServiceTests {
  private static Process provider;

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired Accounts accounts;
  @Autowired ExternalStaff external;
  @Autowired Outgoing outgoing;
  @Autowired DSLContext db;

  @BeforeEach
  void start() throws Exception {
    if (provider == null) {
      provider = IdentityProvider.start(origin() + IdentityService.BACK);
    }
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.destroy();
    }
  }

  private String origin() {
    return "http://localhost:" + port;
  }

  private Person numbered(String number) {
    var person = given.staff(given.body(), Role.EDITOR);
    external.setNumber(Given.SYSTEM, person.id(), number);
    return person;
  }

  /** As far as the service sends the browser back. */
  private void come(Tab tab, String login) {
    // The provider's pages want letters from elsewhere.
    tab.page()
        .route(
            u -> !u.startsWith(origin()) && !u.startsWith(IdentityProvider.issuer()),
            r -> r.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(200)));
    tab.open("/desk/sign-in");
    tab.page().click("text=用统一身份认证登录");
    tab.page().fill("input[name=login]", login);
    tab.page().fill("input[name=password]", "any");
    tab.page().click("button[type=submit]");
    tab.page().click("button[type=submit]");
    tab.page().waitForURL(origin() + "/desk**");
    tab.check();
  }

  @Test
  void finds_the_person_by_their_number_and_takes_no_answer_twice() {
    var person = numbered("E-1001");
    try (var tab = Browser.desktop(origin())) {
      var answers = new java.util.ArrayList<String>();
      tab.page()
          .onRequest(
              r -> {
                if (r.url().startsWith(origin() + IdentityService.BACK)) {
                  answers.add(r.url());
                }
              });
      come(tab, "E-1001");
      assertThat(tab.text()).contains(person.actor().name());
      assertThat(
              db.fetchCount(
                  ENTRY,
                  ENTRY
                      .ACT
                      .eq("StaffSignIn")
                      .and(ENTRY.ACTOR_ID.eq(person.id()))
                      .and(ENTRY.AFTER.cast(String.class).contains("identity service"))))
          .isEqualTo(1);
      assertThat(answers).hasSize(1);
      tab.page().navigate(answers.getFirst());
      assertThat(tab.page().url()).contains("/desk/sign-in?unknown");
    }
  }

  @Test
  void lets_in_nobody_it_does_not_know_or_whose_account_is_closed() {
    var closed = numbered("E-1002");
    accounts.setActive(Given.SYSTEM, closed.id(), false);
    for (var login : List.of("E-1002", "E-nobody")) {
      try (var tab = Browser.phone(origin())) {
        come(tab, login);
        assertThat(tab.text()).as(login).contains("没有登录成功", "工号");
        tab.page().navigate(origin() + "/desk/me");
        assertThat(tab.page().url()).as(login).contains("/desk/sign-in");
      }
    }
    assertThat(external.of("E-nobody", false)).isEmpty();
    var opened = external.of("E-nobody", true).orElseThrow();
    assertThat(accounts.staff(opened.id()).roles()).isEmpty();
  }

  @Test
  void asks_for_the_second_factor_unless_it_says_that_it_has() {
    var person = numbered("E-1003");
    db.insertInto(AUTHENTICATOR)
        .set(AUTHENTICATOR.STAFF_ID, person.id())
        .set(AUTHENTICATOR.SECRET, new byte[] {1})
        .set(AUTHENTICATOR.CREATED_AT, Instant.now())
        .set(AUTHENTICATOR.CONFIRMED_AT, Instant.now())
        .execute();
    try (var tab = Browser.desktop(origin())) {
      come(tab, "E-1003");
      assertThat(tab.page().url()).endsWith("/desk/sign-in/second");
      tab.page().navigate(origin() + "/desk/me");
      assertThat(tab.page().url()).contains("/desk/sign-in");
    }
    try (var tab = Browser.desktop(origin())) {
      come(tab, "strong-E-1003");
      assertThat(tab.page().url()).endsWith("/desk");
    }
  }

  @Test
  void takes_no_answer_that_was_not_asked_for() {
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    var forged = visitor.get(IdentityService.BACK + "?code=made-up&state=made-up");
    assertThat(forged.headers().firstValue("Location").orElseThrow()).contains("?unknown");
    assertThat(visitor.get("/desk/me").statusCode()).isEqualTo(302);
  }

  @Test
  void is_away_where_it_calls_itself_otherwise_than_the_setting_does() throws Exception {
    var other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    try {
      other.createContext(
          "/",
          exchange -> {
            var said =
                """
                {"issuer":"https://elsewhere.example","authorization_endpoint":"https://elsewhere.example/a",
                 "token_endpoint":"https://elsewhere.example/t","jwks_uri":"https://elsewhere.example/k"}"""
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
          });
      other.start();
      var settings =
          new OidcSettings(
              "http://127.0.0.1:" + other.getAddress().getPort(),
              "id",
              "secret",
              "它",
              "sub",
              false,
              List.of());
      assertThat(new IdentityService(settings, outgoing).start()).isNull();
    } finally {
      other.stop(0);
    }
  }

  @Test
  void opens_an_account_for_each_number_however_alike_two_are_written() {
    var one = external.of("同号/1", true).orElseThrow();
    var other = external.of("同号-1", true).orElseThrow();
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(external.of("同号/1", true).orElseThrow().id()).isEqualTo(one.id());
    assertThat(external.of("9".repeat(65), true)).isEmpty();
  }
}
