package org.chengming.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.chengming.accounts.db.Tables.API_TOKEN;
import static org.chengming.audit.db.Tables.ENTRY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.chengming.accounts.ApiTokens.Scope;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
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
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class WritingByATokenTests {
  private static final String IMPORT = "/api/v1/documents:import?source=token-tests";
  private static final Pattern TOKEN = Pattern.compile("<code>(cmt_[A-Za-z0-9_-]{43})</code>");

  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired ApiTokens tokens;
  @Autowired Accounts accounts;
  @Autowired DSLContext db;
  @Autowired SettableClock clock;
  @Autowired ApplicationContext context;

  @AfterEach
  void back_to_now() {
    clock.reset();
  }

  @Test
  void is_open_to_an_account_with_a_second_factor_whose_password_is_not_enough() {
    var person = given.staff(given.body(), Role.PUBLISHER);
    var token = make(Desk.signedIn(port, person), "夜里导入", "WRITE");
    db.execute(
        "insert into accounts.authenticator (staff_id, secret, created_at, confirmed_at) values (?, '\\x00', now(), now())",
        person.id());
    assertThat(post(IMPORT, basic(person)).statusCode()).isEqualTo(403);
    var answer = post(IMPORT, "Bearer " + token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    var used = db.fetchSingle(API_TOKEN, API_TOKEN.STAFF_ID.eq(person.id()));
    assertThat(used.getLastUsedAt()).isNotNull();
    assertThat(acts(person)).contains("ApiTokenCreate");
  }

  @Test
  void shows_a_token_once_and_keeps_its_hash() {
    var person = given.staff(given.body(), Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    var token = make(desk, "只显示一次", "WRITE");
    assertThat(desk.get("/desk/me/tokens").body())
        .contains("只显示一次", token.substring(0, 9), "还没有用过")
        .doesNotContain(token);
    assertThat(db.fetch("select t::text from accounts.api_token t").toString())
        .doesNotContain(token.substring(9));
    assertThat(db.fetch("select e::text from audit.entry e where act like 'ApiToken%'").toString())
        .doesNotContain(token.substring(9));
  }

  @Test
  void wants_the_password_where_it_was_not_given_a_short_while_ago() {
    var person = given.staff(given.body(), Role.EDITOR);
    var desk = Desk.signedIn(port, person);
    clock.forward(Duration.ofMinutes(16));
    assertThat(desk.get("/desk/me/tokens").body()).contains("要确认是您本人");
    var form = new String[] {"name", "晚了", "scope", "WRITE", "days", "30", "current", ""};
    form[7] = "not it";
    assertThat(desk.post("/desk/me/tokens", form).statusCode()).isEqualTo(422);
    assertThat(tokens.of(person.id())).isEmpty();
    form[7] = Given.PASSWORD;
    assertThat(TOKEN.matcher(desk.post("/desk/me/tokens", form).body()).find()).isTrue();
  }

  @Test
  void ends_with_the_token_its_person_and_their_roles() {
    var body = given.body();
    var person = given.staff(body, Role.PUBLISHER);
    var revoked = tokens.create(person.actor(), "作废的", Scope.WRITE, 30);
    var old = tokens.create(person.actor(), "到期的", Scope.WRITE, 1);
    var token = tokens.create(person.actor(), "在用的", Scope.WRITE, 30);
    tokens.revoke(person.actor(), id(person, "作废的"));
    clock.forward(Duration.ofDays(1).plusSeconds(1));
    for (var wrong : List.of(revoked, old, "cmt_nothing", "", token + "x")) {
      var answer = post(IMPORT, "Bearer " + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("invalid_token");
    }
    assertThat(imported(token, body, "令牌在职")).contains("CREATED");
    accounts.revoke(Given.SYSTEM, person.id(), new RoleOver(Role.PUBLISHER, body.id()));
    assertThat(imported(token, body, "令牌没有角色了")).contains("not-permitted");
    accounts.setActive(Given.SYSTEM, person.id(), false);
    assertThat(post(IMPORT, "Bearer " + token).statusCode()).isIn(401, 403);
    assertThat(acts(person)).contains("ApiTokenRevoke");
  }

  @Test
  void is_of_the_routes_that_take_credentials_and_not_of_a_token_that_reads() throws IOException {
    var person = given.staff(given.body());
    var writes = tokens.create(person.actor(), "写", Scope.WRITE, 30);
    var reads = tokens.create(person.actor(), "读", Scope.READ, 30);
    var routes =
        new String(
                WritingByATokenTests.class.getResourceAsStream("/routes.txt").readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .filter(l -> l.endsWith(" POST basic"))
            .map(l -> l.split(" ")[0].replaceAll("\\{name[^}]*}", "air-daily"))
            .toList();
    assertThat(routes).hasSizeGreaterThan(1);
    assertSoftly(
        softly -> {
          for (var route : routes) {
            softly.assertThat(post(route, null).statusCode()).as(route).isEqualTo(401);
            softly
                .assertThat(post(route, "Bearer " + writes).statusCode())
                .as(route)
                .isNotIn(401, 405, 500);
            var answer = post(route, "Bearer " + reads);
            softly.assertThat(answer.statusCode()).as(route).isEqualTo(403);
            softly
                .assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("insufficient_scope");
          }
        });
    var said = JsonMapper.shared().readTree(get("/api/v1/token", "Bearer " + reads).body());
    assertThat(said.get("scope").asString()).isEqualTo("READ");
    assertThat(said.get("username").asString()).isEqualTo(person.username());
    assertThat(get("/api/v1/token", null).statusCode()).isEqualTo(401);
  }

  @Test
  void is_ended_by_the_security_administrator_of_the_person_and_by_nobody_else() {
    var body = given.body();
    var person = given.staff(body, Role.EDITOR);
    var token = tokens.create(person.actor(), "要收回的", Scope.WRITE, 30);
    var at = "/desk/staff/%d/tokens/%d/removal".formatted(person.id(), id(person, "要收回的"));
    for (var other :
        List.of(
            given.staff(body, Role.ADMINISTRATOR),
            given.staff(given.body(), Role.SECURITY_ADMINISTRATOR))) {
      var desk = Desk.signedIn(port, other);
      desk.get("/desk/me");
      assertThat(desk.post(at).statusCode()).isEqualTo(403);
    }
    var colleague = Desk.signedIn(port, given.staff(body));
    colleague.get("/desk/me");
    colleague.post("/desk/me/tokens/%d/removal".formatted(id(person, "要收回的")));
    assertThat(post(IMPORT, "Bearer " + token).statusCode()).isNotEqualTo(401);
    var security = Desk.signedIn(port, given.staff(body, Role.SECURITY_ADMINISTRATOR));
    assertThat(security.get("/desk/staff/" + person.id()).body()).contains("要收回的");
    assertThat(security.post(at).statusCode()).isEqualTo(302);
    assertThat(post(IMPORT, "Bearer " + token).statusCode()).isEqualTo(401);
  }

  @Test
  void opens_no_page_of_the_desk() {
    var person = given.staff(given.body(), Role.EDITOR);
    var token = tokens.create(person.actor(), "不开工作台", Scope.WRITE, 30);
    assertThat(get("/desk", "Bearer " + token).statusCode()).isEqualTo(302);
  }

  @Test
  void is_counted_by_the_account_and_not_by_the_token() {
    var person = given.staff(given.body(), Role.PUBLISHER);
    var other = given.staff(given.body(), Role.PUBLISHER);
    var first = tokens.create(person.actor(), "一号", Scope.WRITE, 7);
    var second = tokens.create(person.actor(), "二号", Scope.WRITE, 7);
    var others = tokens.create(other.actor(), "别人的", Scope.WRITE, 7);
    var before = ofAnAccount(2);
    try {
      assertThat(post(IMPORT, "Bearer " + first).statusCode()).isEqualTo(200);
      assertThat(post(IMPORT, "Bearer " + second).statusCode()).isEqualTo(200);
      for (var token : List.of(first, second)) {
        var refused = post(IMPORT, "Bearer " + token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
            .startsWith("application/problem+json");
      }
      assertThat(post(IMPORT, "Bearer " + others).statusCode())
          .as("another account")
          .isEqualTo(200);
    } finally {
      ofAnAccount(before);
    }
  }

  /** What all accounts have a minute from now on, and had before. */
  @SuppressWarnings("unchecked")
  private int ofAnAccount(int perMinute) {
    var all =
        (Map<Enum<?>, Integer>)
            Objects.requireNonNull(
                ReflectionTestUtils.getField(
                    context.getBean("org.chengming.web.Quotas"), "perMinute"));
    var account = all.keySet().stream().filter(q -> q.name().equals("ACCOUNT")).findFirst();
    return Objects.requireNonNull(all.put(account.orElseThrow(), perMinute));
  }

  private long id(Person person, String name) {
    return tokens.of(person.id()).stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> acts(Person person) {
    return db.select(ENTRY.ACT)
        .from(ENTRY)
        .where(ENTRY.SUBJECT.eq(Long.toString(person.id())))
        .fetch(ENTRY.ACT);
  }

  private static String make(Desk desk, String name, String scope) {
    desk.get("/desk/me/tokens");
    var page = desk.post("/desk/me/tokens", "name", name, "scope", scope, "days", "30").body();
    var found = TOKEN.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private String imported(String token, Body body, String title) {
    var line =
        "{\"sourceId\":\"%s\",\"body\":\"%s\",\"title\":\"%s\",\"genre\":\"通知\",\"formedOn\":\"2014-03-02\",\"publishedOn\":\"2014-03-03\",\"text\":\"正文。\"}"
            .formatted(title, body.name(), title);
    return send(request(IMPORT, "Bearer " + token).POST(BodyPublishers.ofString(line + "\n")))
        .body();
  }

  private HttpResponse<String> post(String path, String authorization) {
    return send(request(path, authorization).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> get(String path, String authorization) {
    return send(request(path, authorization));
  }

  private HttpRequest.Builder request(String path, String authorization) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String basic(Person person) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(
                (person.username() + ":" + Given.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
