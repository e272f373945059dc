package org.chengming.requests;

import static org.chengming.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Open requests with their clocks, nothing unsealed: for lists, calendars and alarms. */
@Component
class OpenCases {
  private static final int AT_ONCE = 1_000;

  private final DSLContext db;
  private final RequestRepository repository;
  private final RequestClock requestClock;
  private final Clock clock;

  OpenCases(DSLContext db, RequestRepository repository, RequestClock requestClock, Clock clock) {
    this.db = db;
    this.repository = repository;
    this.requestClock = requestClock;
    this.clock = clock;
  }

  /** Those filed first, in two queries. */
  List<OpenCase> first(Condition which, int most) {
    return after(which, 0, most, requestClock);
  }

  /** All of them, some at a time. */
  void each(Condition which, Consumer<List<OpenCase>> work) {
    each(which, requestClock, work);
  }

  void each(Condition which, RequestClock counting, Consumer<List<OpenCase>> work) {
    long last = 0;
    for (var page = after(which, last, AT_ONCE, counting);
        !page.isEmpty();
        page = after(which, last, AT_ONCE, counting)) {
      work.accept(page);
      last = page.getLast().id();
    }
  }

  private List<OpenCase> after(Condition which, long last, int most, RequestClock counting) {
    var rows =
        db.select(
                REQUEST.ID,
                REQUEST.NUMBER,
                REQUEST.BODY_ID,
                REQUEST.CHANNEL,
                REQUEST.STATE,
                REQUEST.FILED_AT,
                REQUEST.ASSIGNEE_ID)
            .from(REQUEST)
            .where(which)
            .and(REQUEST.STATE.in(RequestState.names(true)))
            .and(REQUEST.ID.gt(last))
            // A sum, so that the few open ones are gathered first: in the order of the key itself
            // every
            // case that has ended would be passed over on the way to them.
            .orderBy(REQUEST.ID.plus(0L))
            .limit(most)
            .fetch();
    var events = repository.events(rows.getValues(REQUEST.ID), false);
    return rows.map(r -> of(r, events, counting));
  }

  private OpenCase of(Record r, Map<Long, List<Event>> all, RequestClock counting) {
    var events = all.getOrDefault(r.get(REQUEST.ID), List.of());
    var channel = Channel.valueOf(r.get(REQUEST.CHANNEL));
    return new OpenCase(
        r.get(REQUEST.ID),
        new RequestNumber(r.get(REQUEST.NUMBER)),
        r.get(REQUEST.BODY_ID),
        channel,
        RequestState.valueOf(r.get(REQUEST.STATE)),
        LocalDate.ofInstant(r.get(REQUEST.FILED_AT), clock.getZone()),
        r.get(REQUEST.ASSIGNEE_ID),
        OpenCase.assignee(r.get(REQUEST.ASSIGNEE_ID), events),
        counting.due(RequestCases.happenings(channel, events)),
        OpenCase.awaitsOthers(events));
  }
}
