package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chengming.testing.StateDiagram;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

class TheStatesOfAnEditionTests {
  @Test
  void are_drawn_in_the_procedures() throws Exception {
    StateDiagram.check("publishing", EditionState.class, EditionState::label, EditionState::next);
  }

  @Test
  void lead_nowhere_but_along_the_lines() {
    for (var from : EditionState.values()) {
      for (var to : EditionState.values()) {
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
