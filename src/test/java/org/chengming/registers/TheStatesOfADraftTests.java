package org.chengming.registers;

import org.chengming.testing.StateDiagram;
import org.junit.jupiter.api.Test;

class TheStatesOfADraftTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("register-drafts", DraftState.class);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    StateDiagram.checkLines(DraftState.class);
  }
}
