package org.chengming.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;

class TheStatesOfARequestTests {
  private static final Path DIAGRAM = Path.of("docs/procedures/requests.mmd");

  @Test
  void are_drawn_in_the_procedures() throws Exception {
    var drawn = new StringBuilder("stateDiagram-v2\n");
    for (var state : RequestState.values()) {
      drawn.append("  state \"%s\" as %s\n".formatted(state.label(), state));
    }
    drawn.append("  [*] --> FILED\n");
    for (var state : RequestState.values()) {
      var next = Arrays.stream(RequestState.values()).filter(state.next()::contains).toList();
      next.forEach(to -> drawn.append("  %s --> %s\n".formatted(state, to)));
      if (next.isEmpty()) {
        drawn.append("  %s --> [*]\n".formatted(state));
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DIAGRAM, drawn);
    }
    assertThat(drawn.toString()).isEqualTo(Files.readString(DIAGRAM));
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
