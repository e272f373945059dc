package org.chengming.gate;

import java.util.List;
import java.util.Optional;
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
    return blocking().stream().map(f -> new Problem("found", f.sentence())).toList();
  }
}
