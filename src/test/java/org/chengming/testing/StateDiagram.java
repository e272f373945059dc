package org.chengming.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chengming.web.Refused;
import org.chengming.web.State;

/** The states of a thing as docs/procedures draws them. */
public final class StateDiagram {
  private StateDiagram() {}

  /**
   * Compares a diagram with the states it draws, from the first declared; {@code
   * -Dgolden.update=true} draws it anew.
   */
  public static <S extends Enum<S> & State<S>> void check(String name, Class<S> states)
      throws IOException {
    var all = states.getEnumConstants();
    var drawn = new StringBuilder("stateDiagram-v2\n");
    for (var state : all) {
      drawn.append("  state \"%s\" as %s\n".formatted(state.label(), state));
    }
    drawn.append("  [*] --> %s\n".formatted(all[0]));
    for (var state : all) {
      var following = Arrays.stream(all).filter(state.next()::contains).toList();
      following.forEach(to -> drawn.append("  %s --> %s\n".formatted(state, to)));
      if (following.isEmpty()) {
        drawn.append("  %s --> [*]\n".formatted(state));
      }
    }
    var diagram = Path.of("docs/procedures", name + ".mmd");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(diagram.getParent());
      Files.writeString(diagram, drawn);
    }
    assertThat(drawn.toString()).isEqualTo(Files.readString(diagram));
  }

  /** Checks that no state lets itself be left but along the lines of its diagram. */
  public static <S extends Enum<S> & State<S>> void checkLines(Class<S> states) {
    for (var from : states.getEnumConstants()) {
      for (var to : states.getEnumConstants()) {
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
