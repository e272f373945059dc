package org.chengming.requests;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as an earlier system had it.
 *
 * @param oldNumber what it was called there
 * @param requester null where it kept nobody's name
 * @param events in the order of their days
 */
record HistoricCase(
    long bodyId,
    String oldNumber,
    Channel channel,
    LocalDate received,
    RequesterKind kind,
    @Nullable Requester requester,
    String wanted,
    RequestState state,
    List<NewEvent> events) {

  HistoricCase {
    events = List.copyOf(events);
  }

  /** One case of its body, however often it is brought in. */
  record Key(long bodyId, String oldNumber) {}

  Key key() {
    return new Key(bodyId, oldNumber);
  }

  /** Nothing of what was told belongs in a log. */
  @Override
  public String toString() {
    return "HistoricCase[body %d, %s]".formatted(bodyId, oldNumber);
  }
}
