package org.chengming.requests;

import org.chengming.testing.StateDiagram;
import org.junit.jupiter.api.Test;

class TheStatesOfARequestTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("requests", RequestState.class);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    StateDiagram.checkLines(RequestState.class);
  }
}
