package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTests {
  private static final Clock STILL =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void lets_an_address_through_until_its_minute_is_used_up() throws Exception {
    var limit = limit(3);
    for (int i = 0; i < 3; i++) {
      assertThat(ask(limit, "192.0.2.1").getStatus()).isEqualTo(200);
    }
    var refused = ask(limit, "192.0.2.1");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("20");
    assertThat(refused.getHeader("RateLimit-Remaining")).isEqualTo("0");
    assertThat(ask(limit, "192.0.2.2").getStatus()).as("another address").isEqualTo(200);
  }

  @Test
  void counts_forms_and_sign_ins_of_an_address_apart_from_what_it_reads() throws Exception {
    var limit = limit(2);
    for (var path : new String[] {"/requests/track", "/desk/sign-in"}) {
      for (int i = 0; i < 2; i++) {
        assertThat(ask(limit, "POST", path, "192.0.2.3").getStatus()).as(path).isEqualTo(200);
      }
      var refused = ask(limit, "POST", path, "192.0.2.3");
      assertThat(refused.getStatus()).as(path).isEqualTo(429);
      assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
      assertThat(ask(limit, "GET", path, "192.0.2.3").getStatus()).as(path).isEqualTo(200);
    }
  }

  @Test
  void counts_a_path_however_it_is_written() throws Exception {
    var limit = limit(1);
    assertThat(ask(limit, "POST", "/desk/sign-in", "192.0.2.4").getStatus()).isEqualTo(200);
    for (var path : new String[] {"/desk/%73ign-in", "/%64esk/sign-in", "/%64%65sk/sign-in"}) {
      assertThat(ask(limit, "POST", path, "192.0.2.4").getStatus()).as(path).isEqualTo(429);
    }
    assertThat(ask(limit, "GET", "/api/v1/bodies", "192.0.2.4").getStatus()).isEqualTo(200);
    assertThat(ask(limit, "GET", "/%61pi/v1/bodies", "192.0.2.4").getStatus()).isEqualTo(429);
    assertThat(ask(limit, "GET", "/%61pi/%zz", "192.0.2.4").getStatus()).isEqualTo(200);
  }

  @Test
  void counts_wrong_passwords_at_the_api_as_tries_to_sign_in_and_right_ones_not() throws Exception {
    var quotas = Quotas.ofEach(5);
    var limit = new RateLimit(new Allowance(STILL, withoutDatabase(), quotas), quotas);
    var signIn = "192.0.2.5";
    for (var status : new int[] {200, 401, 401}) {
      assertThat(guess(limit, signIn, status)).isEqualTo(status);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(ask(limit, "POST", "/desk/sign-in", signIn).getStatus()).isEqualTo(200);
    }
    assertThat(guess(limit, signIn, 200)).as("five tries are spent").isEqualTo(429);
    assertThat(ask(limit, "GET", "/api/v1/bodies", signIn).getStatus()).isEqualTo(200);
  }

  private static int guess(RateLimit limit, String address, int status) throws Exception {
    var request = new MockHttpServletRequest("POST", "/api/v1/documents");
    request.addHeader("Authorization", "basic eDp5");
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    limit.doFilter(
        request, response, (asked, answer) -> ((HttpServletResponse) answer).setStatus(status));
    return response.getStatus();
  }

  @Test
  void counts_a_whole_network_of_ipv6_as_one_address() throws Exception {
    var limit = limit(1);
    assertThat(ask(limit, "2001:db8:1:2::1").getStatus()).isEqualTo(200);
    assertThat(ask(limit, "2001:db8:1:2:ffff::9").getStatus()).isEqualTo(429);
    assertThat(ask(limit, "2001:db8:1:3::1").getStatus()).isEqualTo(200);
  }

  @Test
  void counts_whoever_is_signed_in_by_account() throws Exception {
    var quotas = Quotas.ofEach(1);
    var limit = new AccountRateLimit(new Allowance(STILL, withoutDatabase(), quotas), quotas);
    for (var expected : new int[] {200, 429}) {
      var request = new MockHttpServletRequest("GET", "/desk/audit");
      request.setUserPrincipal(() -> "somebody");
      request.setRemoteAddr("192.0.2." + expected % 7);
      var response = new MockHttpServletResponse();
      limit.doFilter(request, response, new MockFilterChain());
      assertThat(response.getStatus()).isEqualTo(expected);
    }
  }

  /** Whoever writes an address before that which their proxy adds is counted by the latter. */
  @Test
  void counts_whom_the_nearest_proxy_was_called_by() {
    var proxies = Set.of(InetAddress.ofLiteral("10.0.0.7"));
    assertThat(ProxyHeaders.caller(List.of("198.51.100.1", "203.0.113.9"), proxies))
        .isEqualTo("203.0.113.9");
    assertThat(
            ProxyHeaders.caller(
                List.of("198.51.100.1", "203.0.113.9", "10.0.0.7", "127.0.0.1"), proxies))
        .isEqualTo("203.0.113.9");
    assertThat(ProxyHeaders.caller(List.of("10.0.0.7"), proxies)).isEqualTo("10.0.0.7");
    assertThat(ProxyHeaders.caller(List.of("anything"), proxies)).isEqualTo("anything");
    assertThat(ProxyHeaders.caller(List.of(), proxies)).isEmpty();
  }

  private static RateLimit limit(int perMinute) {
    var quotas = Quotas.ofEach(perMinute);
    return new RateLimit(new Allowance(STILL, withoutDatabase(), quotas), quotas);
  }

  /** The database is away: each node lets through what it would if it were alone. */
  private static CallerTable withoutDatabase() {
    return new CallerTable(DSL.using(SQLDialect.POSTGRES), STILL);
  }

  private static MockHttpServletResponse ask(RateLimit limit, String address) throws Exception {
    return ask(limit, "GET", "/api/v1/documents", address);
  }

  private static MockHttpServletResponse ask(
      RateLimit limit, String method, String path, String address) throws Exception {
    var request = new MockHttpServletRequest(method, path);
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
