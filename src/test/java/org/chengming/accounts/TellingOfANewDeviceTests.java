package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.accounts.db.Tables.NOTICE;
import static org.chengming.testing.Patience.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.chengming.mail.MailSettings;
import org.chengming.testing.Browser;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Given.Person;
import org.chengming.testing.Mailbox;
import org.chengming.testing.ServerTest;
import org.chengming.testing.TestClock.SettableClock;
import org.chengming.web.SiteIdentity;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

@ServerTest
class TellingOfANewDeviceTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;
  @Autowired NoticeQueue queue;
  @Autowired NoticeOutbox outbox;
  @Autowired ApiTokens tokens;
  @Autowired MailSettings off;
  @Autowired SiteIdentity site;
  @Autowired SettableClock clock;

  private final Mailbox server = new Mailbox();

  @BeforeEach
  void start() {
    use(server.settings());
  }

  @AfterEach
  void stop() {
    use(off);
    server.close();
    clock.reset();
    db.deleteFrom(NOTICE).execute();
  }

  private void use(MailSettings settings) {
    ReflectionTestUtils.setField(
        AopTestUtils.<Object>getUltimateTargetObject(queue), "mail", settings);
  }

  private void send() {
    var worker = Mailbox.worker(outbox, server.settings(), site, clock);
    await()
        .until(
            () -> {
              while (worker.sendNext()) {
                // as long as there is one
              }
              return !db.fetchExists(
                  NOTICE, NOTICE.ENDED_AT.isNull(), NOTICE.NEXT_TRY_AT.le(clock.instant()));
            });
  }

  @Test
  void mails_the_holder_when_a_browser_never_seen_comes_in_and_not_for_one_they_know()
      throws Exception {
    var person = given.staff(given.body());
    var desk = Desk.signedIn(port, person);
    save(desk, "holder@mail.example");
    Desk.signedIn(port, person);
    send();
    assertThat(server.received()).isEmpty();
    try (var tab = Browser.phone("http://localhost:" + port)) {
      tab.signInByHand(person.username(), Given.PASSWORD);
    }
    send();
    assertThat(server.received()).hasSize(1);
    var mail = server.received().getFirst();
    assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("holder@mail.example");
    assertThat(MimeUtility.decodeText(mail.getSubject())).contains("没有用过的浏览器");
    assertThat(mail.getContent().toString())
        .contains(person.username(), "从 127.0.0.1 登录", "Chrome，Linux", "/desk/me");
  }

  @Test
  void tells_of_a_new_token_and_the_old_address_of_a_new_one() {
    var person = given.staff(given.body());
    var desk = Desk.signedIn(port, person);
    save(desk, "first@mail.example");
    tokens.create(person.actor(), "新令牌", ApiTokens.Scope.READ, 7);
    save(desk, "second@mail.example");
    tokens.create(person.actor(), "又一个", ApiTokens.Scope.READ, 7);
    send();
    assertThat(server.received())
        .extracting(m -> m.getAllRecipients()[0].toString())
        .containsExactly("first@mail.example", "first@mail.example", "second@mail.example");
    assertThat(GreenMailUtil.getWholeMessage(server.received().get(1))).isNotEmpty();
  }

  @Test
  void takes_no_address_that_is_none_and_nobody_without_the_password() {
    var person = given.staff(given.body());
    var desk = Desk.signedIn(port, person);
    desk.get("/desk/me/mail");
    for (var wrong : List.of("nobody", "a@b@c", "a b@c", "<a@b>", "a@b\r\nBcc: c@d")) {
      assertThat(
              desk.post("/desk/me/mail", "address", wrong, "current", Given.PASSWORD).statusCode())
          .as(wrong)
          .isEqualTo(422);
    }
    assertThat(desk.post("/desk/me/mail", "address", "a@b.example", "current", "x").statusCode())
        .isEqualTo(422);
    assertThat(queue.address(person.id())).isEmpty();
  }

  @Test
  void is_not_forgotten_with_a_node_that_was_killed_in_the_middle() throws Exception {
    var person = given.staff(given.body());
    save(Desk.signedIn(port, person), "holder@mail.example");
    newDevice(person);
    await().until(() -> outbox.claim().isPresent()); // and the node is gone
    send();
    assertThat(server.received()).isEmpty();
    clock.forward(NoticeOutbox.LEASE);
    send();
    assertThat(server.received()).hasSize(1);
    assertThat(db.fetchSingle(NOTICE).getEndedAt()).isNotNull();
  }

  private static void save(Desk desk, String address) {
    desk.get("/desk/me/mail");
    var answer = desk.post("/desk/me/mail", "address", address, "current", Given.PASSWORD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(desk.follow(answer).body()).contains(address, "已经保存");
  }

  /** By a program that calls itself otherwise than those before. */
  private void newDevice(Person person) throws Exception {
    var client = HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
    var at = URI.create("http://localhost:" + port + "/desk/sign-in");
    var page = client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString()).body();
    var token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    var form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(
                person.username(),
                Given.PASSWORD.replace(' ', '+'),
                java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8));
    client.send(
        HttpRequest.newBuilder(at)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", "Another/1.0")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }
}
