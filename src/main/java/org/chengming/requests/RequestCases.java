package org.chengming.requests;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengming.keys.Seal;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Opens what is sealed of a request and works out its clock. */
@Component
class RequestCases {
  private final RequestRepository repository;
  private final RequestClock clock;
  private final Seal seal;
  private final ObjectMapper json;

  RequestCases(RequestRepository repository, RequestClock clock, Seal seal, ObjectMapper json) {
    this.repository = repository;
    this.clock = clock;
    this.seal = seal;
    this.json = json;
  }

  String written(Requester requester) {
    return json.writeValueAsString(requester);
  }

  /**
   * @param requester whether to open who asks
   */
  RequestCase of(RequestRecord request, boolean requester) {
    var events = repository.events(List.of(request.getId()), true);
    return of(request, events.getOrDefault(request.getId(), List.of()), requester);
  }

  /** For a list: without who asks, and without what was said later. */
  List<RequestCase> of(Collection<RequestRecord> requests) {
    var events = repository.events(requests.stream().map(RequestRecord::getId).toList(), false);
    return requests.stream().map(r -> of(r, events, false)).toList();
  }

  /** What happened to a case and when it was due, without anything that is sealed. */
  record Course(List<Event> events, List<Happening> happenings, Due due) {}

  /** The courses of many, read at once. */
  Function<RequestRecord, Course> courses(Collection<RequestRecord> requests) {
    var events = repository.events(requests.stream().map(RequestRecord::getId).toList(), false);
    return r -> {
      var of = events.getOrDefault(r.getId(), List.of());
      var happenings = happenings(Channel.valueOf(r.getChannel()), of);
      return new Course(of, happenings, clock.due(happenings));
    };
  }

  private RequestCase of(RequestRecord r, Map<Long, List<Event>> events, boolean requester) {
    return of(r, events.getOrDefault(r.getId(), List.of()), requester);
  }

  private RequestCase of(RequestRecord r, List<Event> events, boolean requester) {
    var happenings = happenings(Channel.valueOf(r.getChannel()), events);
    return new RequestCase(
        r.getId(),
        new RequestNumber(r.getNumber()),
        r.getBodyId(),
        r.getAssigneeId(),
        Channel.valueOf(r.getChannel()),
        RequestState.valueOf(r.getState()),
        RequesterKind.valueOf(r.getRequesterKind()),
        ProvisionForm.valueOf(r.getForm()),
        Delivery.valueOf(r.getDelivery()),
        r.getHelp(),
        r.getFiledAt(),
        r.getErasedAt() != null,
        r.getOldNumber(),
        requester ? requester(r) : null,
        wanted(r),
        events,
        clock.due(happenings),
        clock.clarificationNoticeBy(happenings).orElse(null));
  }

  static List<Happening> happenings(Channel channel, List<Event> events) {
    return events.stream()
        .flatMap(e -> e.act().happening(e.on(), channel, e.facts()).stream())
        .toList();
  }

  /** What is wanted, null where it can no longer be read. */
  @Nullable String wanted(RequestRecord r) {
    return seal.open(r.getSealedWanted(), Places.wanted(r.getNumber()));
  }

  /** The same for requests of one person, to be compared and not kept. */
  String applicant(RequestRecord r) {
    var requester = requester(r);
    return requester == null ? "request " + r.getId() : requester.idNumber();
  }

  /** Who asks, null once that was erased or where its key is lost. */
  @Nullable Requester requester(RequestRecord r) {
    var text = seal.open(r.getSealedRequester(), Places.requester(r.getNumber()));
    return text == null ? null : json.readValue(text, Requester.class);
  }
}
