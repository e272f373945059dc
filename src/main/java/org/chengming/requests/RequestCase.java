package org.chengming.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that happened to it, and what follows from that.
 *
 * @param assigneeId who has it, null while nobody has
 * @param oldNumber what it was called in the system it was brought in from, null for one filed here
 * @param requester null for whoever may not see it, or once it was erased
 * @param wanted null where it can no longer be read
 * @param due worked out anew from the events each time
 * @param clarifyBy the last day for asking the requester to say more, null without one
 */
public record RequestCase(
    long id,
    RequestNumber number,
    long bodyId,
    @Nullable Long assigneeId,
    Channel channel,
    RequestState state,
    RequesterKind kind,
    ProvisionForm provision,
    Delivery delivery,
    boolean help,
    Instant filedAt,
    boolean erased,
    @Nullable String oldNumber,
    @Nullable Requester requester,
    @Nullable String wanted,
    List<Event> events,
    Due due,
    @Nullable LocalDate clarifyBy) {

  public RequestCase {
    events = List.copyOf(events);
  }

  /** The last event of that kind. */
  public Optional<Event> last(Act act) {
    return events.reversed().stream().filter(e -> e.act() == act).findFirst();
  }

  /** What of it moves the clock. */
  public List<Happening> happenings() {
    return RequestCases.happenings(channel, events);
  }

  /** As the requester may read it: without the office's inner steps and without others' words. */
  RequestCase forRequester() {
    var told =
        events.stream()
            .filter(e -> e.act() != Act.ASSIGNED)
            .map(e -> e.act().toldToRequester() ? e : e.silent())
            .toList();
    return new RequestCase(
        id,
        number,
        bodyId,
        assigneeId,
        channel,
        state,
        kind,
        provision,
        delivery,
        help,
        filedAt,
        erased,
        oldNumber,
        null,
        wanted,
        told,
        due,
        clarifyBy);
  }

  /** The same as if that had happened too. */
  List<Happening> happeningsWith(NewEvent event) {
    return Stream.concat(
            happenings().stream(),
            event.act().happening(event.on(), channel, event.facts()).stream())
        .toList();
  }

  @Override
  public String toString() {
    return "Request %s, %s".formatted(number, state);
  }
}
