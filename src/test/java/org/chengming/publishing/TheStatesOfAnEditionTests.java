package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chengming.testing.StateDiagram;
import org.junit.jupiter.api.Test;

class TheStatesOfAnEditionTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("publishing", EditionState.class);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    StateDiagram.checkLines(EditionState.class);
  }

  @Test
  void in_work_are_those_the_database_counts_as_one_draft() {
    assertThat(
            Arrays.stream(EditionState.values())
                .filter(EditionState::inWork)
                .map(Enum::name)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "DRAFT", "SUBMITTED", "REVIEWED", "CLEARED", "APPROVED", "SCHEDULED");
  }
}
