package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** A request that is still under way when the node takes itself apart … */
class StoppingUnderARequestTests {
  private final Draining draining = new Draining(Duration.ZERO);
  private final Errors errors = new Errors(null, null, draining);

  @Test
  void is_told_to_come_again_and_not_of_a_fault() {
    assertThat(answer().getStatusCode().value()).isEqualTo(500);
    draining.closed(new ContextClosedEvent(new GenericApplicationContext()));
    assertThat(answer().getStatusCode().value()).isEqualTo(503);
    assertThat(answer().getHeaders().getFirst("Retry-After")).isEqualTo("10");
  }

  private ResponseEntity<?> answer() {
    var request = new MockHttpServletRequest("POST", "/api/v1/documents:import");
    return (ResponseEntity<?>)
        errors.status(request, 500, new IllegalStateException("HikariPool-1 was closed"));
  }
}
