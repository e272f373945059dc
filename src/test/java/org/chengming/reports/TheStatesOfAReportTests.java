package org.chengming.reports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengming.testing.StateDiagram;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

class TheStatesOfAReportTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("annual-reports", ReportState.class, ReportState::label, ReportState::next);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    for (var from : ReportState.values()) {
      for (var to : ReportState.values()) {
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
