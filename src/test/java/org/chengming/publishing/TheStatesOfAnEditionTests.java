package org.chengming.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

class TheStatesOfAnEditionTests {
  private static final Path DIAGRAM = Path.of("docs/procedures/publishing.mmd");

  @Test
  void are_drawn_in_the_procedures() throws Exception {
    var drawn = new StringBuilder("stateDiagram-v2\n");
    for (var state : EditionState.values()) {
      drawn.append("  state \"%s\" as %s\n".formatted(state.label(), state));
    }
    drawn.append("  [*] --> DRAFT\n");
    for (var state : EditionState.values()) {
      var next = Arrays.stream(EditionState.values()).filter(state.next()::contains).toList();
      next.forEach(to -> drawn.append("  %s --> %s\n".formatted(state, to)));
      if (next.isEmpty()) {
        drawn.append("  %s --> [*]\n".formatted(state));
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(DIAGRAM.getParent());
      Files.writeString(DIAGRAM, drawn);
    }
    assertThat(drawn.toString()).isEqualTo(Files.readString(DIAGRAM));
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
