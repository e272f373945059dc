package org.chengming.organisations;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies give way to others from a day: RENAME is one to one, MERGE several to one, SPLIT one to
 * several. The successors are registered before; the predecessors end on that day and keep the
 * documents they issued.
 *
 * @param basis the decision it rests on, as it is shown
 */
public record Succeed(
    SuccessionKind kind,
    List<Long> predecessors,
    List<Long> successors,
    LocalDate effectiveOn,
    @Nullable String basis) {
  public Succeed {
    predecessors = List.copyOf(predecessors);
    successors = List.copyOf(successors);
  }
}
