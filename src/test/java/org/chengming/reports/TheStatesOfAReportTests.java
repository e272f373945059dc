package org.chengming.reports;

import org.chengming.testing.StateDiagram;
import org.junit.jupiter.api.Test;

class TheStatesOfAReportTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("annual-reports", ReportState.class);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    StateDiagram.checkLines(ReportState.class);
  }
}
