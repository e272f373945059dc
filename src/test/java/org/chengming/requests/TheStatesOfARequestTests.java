package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengming.testing.StateDiagram;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

class TheStatesOfARequestTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("requests", RequestState.class, RequestState::label, RequestState::next);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    for (var from : RequestState.values()) {
      for (var to : RequestState.values()) {
        if (from.next().contains(to)) {
          from.require(to);
        } else {
          assertThatThrownBy(() -> from.require(to))
              .isInstanceOf(Refused.class)
              .hasMessageContaining("allowed: " + from.next());
        }
      }
    }
  }
}
