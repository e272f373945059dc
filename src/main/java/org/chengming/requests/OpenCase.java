package org.chengming.requests;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request somebody still has something to do for, without a word of what was told.
 *
 * @param assignee who has it, null while nobody has
 * @param due worked out anew from the events each time
 * @param awaitsOthers whether an opinion or another body's part is awaited
 */
public record OpenCase(
    long id,
    RequestNumber number,
    long bodyId,
    Channel channel,
    RequestState state,
    LocalDate filedOn,
    @Nullable Long assigneeId,
    @Nullable String assignee,
    Due due,
    boolean awaitsOthers) {

  static boolean awaitsOthers(List<Event> events) {
    var awaited = new HashSet<String>();
    for (var event : events) {
      switch (event.act()) {
        case OPINION_ASKED, PART_ASKED -> awaited.add(event.facts().whose());
        case OPINION_GIVEN, PART_ANSWERED -> awaited.remove(event.facts().whose());
        default -> {}
      }
    }
    return !awaited.isEmpty();
  }

  /** Who has it, from what happened; null where it went on to another body since. */
  static @Nullable String assignee(@Nullable Long id, List<Event> events) {
    return id == null
        ? null
        : events.reversed().stream()
            .filter(e -> e.act() == Act.ASSIGNED)
            .findFirst()
            .map(e -> e.facts().whose())
            .orElse(null);
  }
}
