package org.chengming.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.requests.PartStep.What;
import org.jspecify.annotations.Nullable;

/**
 * A sub-question of one case to another body (首问负责), with what became of it.
 *
 * @param number of the case
 * @param askedBy id of the body that received the request and answers for all
 * @param ordinal its place in the case, from 1
 * @param bodyId the body that is asked
 * @param shared whether the other bodies of the case may read it
 * @param open whether the case is still open
 */
public record Part(
    long id,
    RequestNumber number,
    long askedBy,
    int ordinal,
    long bodyId,
    PartState state,
    boolean shared,
    boolean open,
    List<PartStep> steps) {

  public Part {
    steps = List.copyOf(steps);
  }

  /** As events name it. */
  public String name() {
    return "P" + ordinal;
  }

  public @Nullable String question() {
    return steps.getFirst().text();
  }

  /** The last day by which it is needed, as it was last set. */
  public LocalDate until() {
    return steps.reversed().stream()
        .flatMap(s -> Optional.ofNullable(s.until()).stream())
        .findFirst()
        .orElseThrow();
  }

  /** What the body last wrote, approved or not. */
  public Optional<PartStep> draft() {
    return last(What.DRAFTED);
  }

  /** The approved answer; empty while there is none. */
  public Optional<PartStep> answer() {
    return state == PartState.GIVEN ? draft() : Optional.empty();
  }

  public Optional<PartStep> last(What what) {
    return steps.reversed().stream().filter(s -> s.what() == what).findFirst();
  }

  /** Who had a hand in the text that now stands for approval; none of them may approve it. */
  public Set<Long> writers() {
    int since = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).what().to() == PartState.RETURNED) {
        since = i;
      }
    }
    return steps.subList(since, steps.size()).stream()
        .filter(s -> s.what() == What.DRAFTED)
        .map(PartStep::staffId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether its day has passed and nothing was given. */
  public boolean late(LocalDate today) {
    return open && state != PartState.GIVEN && today.isAfter(until());
  }

  @Override
  public String toString() {
    return "Part %s of %s, %s".formatted(name(), number, state);
  }
}
