package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiRateLimitTests {
  private static final Clock STILL =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void lets_an_address_through_until_its_minute_is_used_up() throws Exception {
    var limit = new ApiRateLimit(new Allowance(STILL, withoutDatabase(), 3));
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

  /** The database is away: each node lets through what it would if it were alone. */
  private static CallerTable withoutDatabase() {
    return new CallerTable(DSL.using(SQLDialect.POSTGRES), STILL);
  }

  private static MockHttpServletResponse ask(ApiRateLimit limit, String address) throws Exception {
    var request = new MockHttpServletRequest("GET", "/api/v1/documents");
    request.setRemoteAddr(address);
    var response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
