package org.chengming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.chengming.actors.Role;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer tells a browser, and that nothing at the desk is done for a foreign page. */
@ServerTest
class TheHeadersOfEveryRouteTests {
  private static final String VARIABLE = "\\{[^{}]*(\\{[^{}]*}[^{}]*)*}";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired Given given;

  private record Route(String pattern, String method, String access) {
    String address() {
      return pattern.replaceAll(VARIABLE, "1");
    }
  }

  private static List<Route> table() throws IOException {
    try (var in = TheHeadersOfEveryRouteTests.class.getResourceAsStream("/routes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+"))
          .map(c -> new Route(c[0], c[1], c[2]))
          .toList();
    }
  }

  private HttpResponse<String> ask(String method, String path, String... headers) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .method(method.equals("ANY") ? "GET" : method, BodyPublishers.noBody())
              .header("X-Forwarded-Proto", "https")
              .header("X-Forwarded-For", "198.51.100.30"); // whose wrong codes hinder no other test
      if (headers.length > 0) {
        request.headers(headers);
      }
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  /** As many roles as one person may hold. */
  private static Role[] everything() {
    var parted = List.of(Role.AUDITOR, Role.SECURITY_ADMINISTRATOR);
    return java.util.Arrays.stream(Role.values())
        .filter(role -> !parted.contains(role))
        .toArray(Role[]::new);
  }

  /** A session over HTTPS, as its cookie. */
  private String cookieOf(Given.Person person) throws Exception {
    var page = ask("GET", "/desk/sign-in");
    var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    var token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/desk/sign-in"))
                .header("X-Forwarded-Proto", "https")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=%s&password=%s&_csrf=%s"
                            .formatted(person.username(), Given.PASSWORD.replace(' ', '+'), token)))
                .build(),
            BodyHandlers.ofString());
    var session = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(session)
        .startsWith("__Host-desk=")
        .contains("Path=/")
        .contains("Secure")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .doesNotContainIgnoringCase("Domain=");
    return session.split(";")[0];
  }

  @Test
  void a_page_that_was_made_for_http_is_no_answer_over_https() throws Exception {
    var plain = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/guide")).build();
    for (int i = 0; i < 2; i++) {
      var answer = HTTP.send(plain, BodyHandlers.ofString());
      assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
    }
    SoftAssertions.assertSoftly(softly -> check(softly, "/guide", ask("GET", "/guide")));
  }

  private static void check(SoftAssertions softly, String what, HttpResponse<String> answer) {
    softly
        .assertThat(header(answer, "Content-Security-Policy"))
        .as(what)
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains(what.contains("/embed ") ? "frame-ancestors *" : "frame-ancestors 'none'")
        .contains("base-uri 'none'")
        .contains("form-action 'self'")
        .doesNotContain("unsafe");
    softly.assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    softly
        .assertThat(header(answer, "X-Frame-Options"))
        .as(what)
        .isEqualTo(what.contains("/embed ") ? "" : "DENY");
    softly
        .assertThat(header(answer, "Referrer-Policy"))
        .as(what)
        .isEqualTo("strict-origin-when-cross-origin");
    softly
        .assertThat(header(answer, "Cross-Origin-Opener-Policy"))
        .as(what)
        .isEqualTo("same-origin");
    softly
        .assertThat(header(answer, "Cross-Origin-Resource-Policy"))
        .as(what)
        .isIn("same-origin", "cross-origin");
    if (!what.equals("/%ff")) { // refused before it is known how it came
      softly
          .assertThat(header(answer, "Strict-Transport-Security"))
          .as(what)
          .startsWith("max-age=31536000");
    }
    softly.assertThat(header(answer, "Permissions-Policy")).as(what).contains("camera=()");
    softly.assertThat(header(answer, "Server")).as(what).isEmpty();
    softly.assertThat(answer.statusCode()).as(what).isLessThan(500);
  }

  @Test
  void every_answer_of_every_route_carries_them() throws Exception {
    var cookie = cookieOf(given.rootStaff(everything()));
    var table = table();
    assertSoftly(
        softly -> {
          for (var route : table) {
            var desk = route.pattern().startsWith("/desk");
            var answer =
                desk
                    ? ask(route.method(), route.address(), "Cookie", cookie)
                    : ask(route.method(), route.address());
            check(softly, route.toString(), answer);
            var privately = desk || route.pattern().startsWith("/requests/track");
            if (privately) {
              softly
                  .assertThat(header(answer, "Cache-Control"))
                  .as(route.toString())
                  .contains("no-store");
              softly
                  .assertThat(header(answer, "Cross-Origin-Resource-Policy"))
                  .as(route.toString())
                  .isEqualTo("same-origin");
            }
          }
          for (var path :
              List.of(
                  "/static/chengming.css", "/no-such-page", "/static/no-such", "/%ff", "/a;b")) {
            check(softly, path, ask("GET", path));
          }
        });
  }

  @Test
  void nothing_is_changed_at_the_desk_without_the_token_of_its_page() throws Exception {
    var cookie = cookieOf(given.rootStaff(everything()));
    var table = table();
    assertSoftly(
        softly -> {
          for (var route : table) {
            if (route.pattern().startsWith("/desk") && !route.method().equals("GET")) {
              var answer = ask(route.method(), route.address(), "Cookie", cookie);
              softly.assertThat(answer.statusCode()).as(route.toString()).isEqualTo(403);
            }
          }
          // Nobody's session goes with a form of another site, and such a form is not taken.
          for (var route : table) {
            if (route.pattern().startsWith("/requests") && route.method().equals("POST")) {
              softly
                  .assertThat(
                      ask("POST", route.address(), "Sec-Fetch-Site", "cross-site").statusCode())
                  .as(route.toString())
                  .isEqualTo(403);
            }
          }
        });
  }

  @Test
  void a_stranger_cannot_announce_more_than_a_form_holds() {
    // A cookie that somebody made up is no session, and the desk is the desk however it is written.
    for (var path : List.of("/requests/new", "/desk/staff", "/%64esk/staff")) {
      try (var socket = new java.net.Socket("localhost", port)) {
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write(
                "POST %s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: desk=eA==\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 199000000\r\n\r\n"
                    .formatted(path, port)
                    .getBytes(StandardCharsets.US_ASCII));
        var line = socket.getInputStream().readNBytes(12);
        assertThat(new String(line, StandardCharsets.US_ASCII)).as(path).isEqualTo("HTTP/1.1 413");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
