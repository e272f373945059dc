package org.chengming.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/** The states of a thing as docs/procedures draws them. */
public final class StateDiagram {
  private StateDiagram() {}

  /**
   * Compares a diagram with the states it draws, from the first declared; {@code
   * -Dgolden.update=true} draws it anew.
   */
  public static <S extends Enum<S>> void check(
      String name, Class<S> states, Function<S, String> label, Function<S, Set<S>> next)
      throws IOException {
    var all = states.getEnumConstants();
    var drawn = new StringBuilder("stateDiagram-v2\n");
    for (var state : all) {
      drawn.append("  state \"%s\" as %s\n".formatted(label.apply(state), state));
    }
    drawn.append("  [*] --> %s\n".formatted(all[0]));
    for (var state : all) {
      var following = Arrays.stream(all).filter(next.apply(state)::contains).toList();
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
}
