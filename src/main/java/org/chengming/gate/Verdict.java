package org.chengming.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengming.web.Refused.Problem;

/** All that was found in something about to leave, what stands in its way first. */
public record Verdict(List<Found> found) {
  public Verdict {
    found = List.copyOf(found);
  }

  public List<Found> blocking() {
    return found.stream().filter(Found::blocks).toList();
  }

  public Optional<Found> find(String key) {
    return found.stream().filter(f -> f.key().equals(key)).findFirst();
  }

  /** A sentence for each thing that keeps it from going out, none of them with the thing itself. */
  public List<Problem> problems() {
    return blocking().stream().map(f -> new Problem("found", sentence(f))).toList();
  }

  private static String sentence(Found found) {
    var where =
        found.spots().isEmpty()
            ? String.join("、", found.places())
            : found.spots().stream()
                .map(Found.Spot::label)
                .distinct()
                .collect(Collectors.joining("、"));
    if (!found.passable()) {
      return "%s：%s".formatted(where, found.why());
    }
    var masked = found.instead() == null ? "" : "（%s）".formatted(found.instead());
    return "%s里有%s%s，请处理，或者写明理由放行。".formatted(where, found.label(), masked);
  }
}
