package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class AnsweringErrorsTests {
  @LocalServerPort int port;
  @Autowired Given given;
  @Autowired DSLContext db;

  @Test
  void an_unknown_address_is_a_page_with_a_way_on() throws Exception {
    var answer = send("GET", "/no/such/page");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("没有这个页面")
        .contains("action=\"/search\"")
        .contains("href=\"/\"");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(send("GET", "/no/such/page", "Cookie", "language=en").body())
        .contains("There is no such page");
  }

  @Test
  void a_program_gets_a_problem() throws Exception {
    for (var answer :
        new HttpResponse<?>[] {
          send("GET", "/api/v1/nothing"), send("GET", "/nothing", "Accept", "application/json")
        }) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat((String) answer.body())
          .contains("\"type\":\"/errors/missing\"")
          .contains("\"status\":404");
    }
  }

  @Test
  void a_wrong_parameter_is_a_bad_request_at_the_desk_too() {
    var desk = Desk.signedIn(port, given.staff(given.body(), Role.AUDITOR));
    for (var path : new String[] {"/desk/audit?from=yesterday", "/desk/audit?before=x"}) {
      var answer = desk.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.body()).contains("class=\"desk-rail\"").doesNotContain("Exception");
    }
    var unknown = desk.get("/desk/nowhere");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("class=\"desk-rail\"");
  }

  /** As with a disk that is full: neither what was sent nor the session can be written. */
  @Test
  void a_failure_that_cannot_keep_its_session_is_a_short_page() {
    var person = given.staff(given.body());
    var visitor = Desk.visitor(port);
    visitor.get("/desk/sign-in");
    db.execute(
        """
        create function accounts.no_room() returns trigger language plpgsql as $$
        begin raise exception 'no room' using errcode = '53100'; end $$;
        create trigger no_room before insert or update on accounts.spring_session
        for each row execute function accounts.no_room()
        """);
    try {
      var answer =
          visitor.post("/desk/sign-in", "username", person.username(), "password", Given.PASSWORD);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("现在取不到");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    } finally {
      db.execute("drop function accounts.no_room() cascade");
    }
  }

  @Test
  void an_address_that_is_none_gets_a_short_page_and_no_word_about_the_container()
      throws Exception {
    for (var target : new String[] {"/%", "/a|b", "/%2e%2e/x", "/a;b=c", "//", "/\u0000"}) {
      var answer =
          raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer)
          .as(target)
          .startsWith("HTTP/1.1 4")
          .doesNotContain("Tomcat")
          .doesNotContain("HTTP Status")
          .doesNotContain("Exception");
    }
    assertThat(raw("GET /% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .contains("回首页");
  }

  @Test
  void nothing_is_written_without_credentials_however_the_address_is_spelt() throws Exception {
    for (var path :
        new String[] {
          "/api/v1/documents:import", "/%61pi/v1/documents:import", "/api/v1/documents%3Aimport"
        }) {
      var answer = send("POST", path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    }
    assertThat(send("POST", "/").statusCode()).isEqualTo(405);
    assertThat(send("DELETE", "/documents/x").statusCode()).isEqualTo(405);
  }

  @Test
  void an_editor_writes_through_the_api_without_a_session() throws Exception {
    var person = given.staff(given.body(), Role.EDITOR);
    var right =
        send(
            "POST",
            "/api/v1/documents:import",
            "Authorization",
            basic(person.username(), Given.PASSWORD));
    assertThat(right.statusCode()).isNotIn(401, 405, 500);
    assertThat(right.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(
            send(
                    "POST",
                    "/api/v1/documents:import",
                    "Authorization",
                    basic(person.username(), "wrong"))
                .statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String basic(String username, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
