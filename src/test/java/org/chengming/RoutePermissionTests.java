package org.chengming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route stands in {@code routes.txt} with who may use it, and answers accordingly. */
@ServerTest
class RoutePermissionTests {
  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}");
  @LocalServerPort int port;
  @Autowired Given given;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  /**
   * @param access {@code public}, {@code signed-in}, {@code basic} (credentials with each request),
   *     or roles joined by commas
   */
  private record Route(String method, String pattern, String access) {
    /** An address the route answers to, with made-up values. */
    String address() {
      return VARIABLE.matcher(pattern).replaceAll("1");
    }

    boolean fixed() {
      return !pattern.contains("{");
    }
  }

  @Test
  void every_route_is_placed() throws IOException {
    var placed = new TreeSet<String>();
    table().forEach(r -> placed.add(r.method() + " " + r.pattern()));
    var registered = registered();
    registered.removeAll(placed);
    assertThat(registered).as("routes missing in src/test/resources/routes.txt").isEmpty();
  }

  @Test
  void the_table_is_sorted_and_names_each_route_once() throws IOException {
    var lines = table().stream().map(r -> r.pattern() + " " + r.method()).toList();
    assertThat(lines).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_stranger_at_the_desk_is_sent_to_sign_in() throws IOException {
    assertSoftly(
        softly -> {
          for (var line : registered()) {
            var route =
                new Route(
                    line.substring(0, line.indexOf(' ')),
                    line.substring(line.indexOf(' ') + 1),
                    "");
            if (!route.pattern().startsWith("/desk") || route.pattern().equals("/desk/sign-in")) {
              continue;
            }
            var answer = ask(Desk.visitor(port), route);
            softly.assertThat(answer.statusCode()).as(line).isEqualTo(302);
            softly
                .assertThat(answer.headers().firstValue("Location").orElse(""))
                .as(line)
                .contains("/desk/sign-in");
          }
        });
  }

  @Test
  void whoever_holds_no_role_gets_nothing_that_takes_one() throws IOException {
    var desk = Desk.signedIn(port, given.staff(given.body()));
    desk.get("/desk/me");
    var table = table();
    assertSoftly(
        softly -> {
          for (var route : table) {
            if (registered().contains(route.method() + " " + route.pattern())
                && route.access().matches("[A-Z_,]+")) {
              var expected =
                  route.method().equals("GET") && route.fixed()
                      ? List.of(403)
                      : List.of(400, 403, 404);
              softly.assertThat(ask(desk, route).statusCode()).as(route.toString()).isIn(expected);
            }
          }
        });
  }

  @Test
  void whoever_holds_the_role_sees_the_page() throws IOException {
    var desks = new TreeMap<Role, Desk>();
    var table = table();
    assertSoftly(
        softly -> {
          for (var route : table) {
            if (!registered().contains(route.method() + " " + route.pattern())
                || !route.method().equals("GET")
                || !route.fixed()
                || !route.access().matches("[A-Z_,]+")) {
              continue;
            }
            for (var role : route.access().split(",")) {
              var desk =
                  desks.computeIfAbsent(
                      Role.valueOf(role), r -> Desk.signedIn(port, given.rootStaff(r)));
              softly
                  .assertThat(desk.get(route.pattern()).statusCode())
                  .as(role + " " + route)
                  .isEqualTo(200);
            }
          }
        });
  }

  @Test
  void public_pages_open_no_session() throws IOException {
    var table = table();
    assertSoftly(
        softly -> {
          for (var route : table) {
            if (registered().contains(route.method() + " " + route.pattern())
                && route.access().equals("public")) {
              var answer = ask(Desk.visitor(port), route);
              softly
                  .assertThat(answer.headers().allValues("Set-Cookie"))
                  .as(route.toString())
                  .noneMatch(c -> c.startsWith("desk="));
              softly
                  .assertThat(answer.headers().firstValue("Location").orElse(""))
                  .as(route.toString())
                  .doesNotContain("sign-in");
              softly.assertThat(answer.statusCode()).as(route.toString()).isLessThan(500);
            }
          }
        });
  }

  private static HttpResponse<String> ask(Desk desk, Route route) {
    return route.method().equals("POST") ? desk.post(route.address()) : desk.get(route.address());
  }

  private TreeSet<String> registered() {
    var routes = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              var methods =
                  mapping.getMethodsCondition().getMethods().stream()
                      .map(RequestMethod::name)
                      .toList();
              for (var pattern : mapping.getPatternValues()) {
                (methods.isEmpty() ? List.of("ANY") : methods)
                    .forEach(m -> routes.add(m + " " + pattern));
              }
            });
    return routes;
  }

  private static List<Route> table() throws IOException {
    var routes = new ArrayList<Route>();
    var resource = RoutePermissionTests.class.getResourceAsStream("/routes.txt");
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> l.strip().split("\\s+"))
          .forEach(
              c -> {
                assertThat(c).as(Arrays.toString(c)).hasSize(3);
                routes.add(new Route(c[1], c[0], c[2]));
              });
    }
    return routes;
  }
}
