package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.MESSAGE;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Missing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Requests with their events and messages; the request's row is always locked first. */
@Repository
class RequestRepository {
  private static final List<String> SPOKEN =
      Arrays.stream(Act.values()).filter(Act::requesterSpeaks).map(Enum::name).toList();

  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;
  private final MailQueue mail;
  private final RequestDeeds deeds;

  RequestRepository(DSLContext db, Clock clock, Seal seal, MailQueue mail, RequestDeeds deeds) {
    this.mail = mail;
    this.deeds = deeds;
    this.db = db;
    this.clock = clock;
    this.seal = seal;
  }

  Optional<RequestRecord> find(RequestNumber number) {
    return db.fetchOptional(REQUEST, REQUEST.NUMBER.eq(number.value()));
  }

  RequestRecord lock(RequestNumber number) {
    return db.selectFrom(REQUEST)
        .where(REQUEST.NUMBER.eq(number.value()))
        .forUpdate()
        .fetchOptional()
        .orElseThrow(() -> new Missing("Request " + number));
  }

  List<RequestRecord> list(Condition which, List<SortField<?>> order, int limit, int offset) {
    return db.selectFrom(REQUEST).where(which).orderBy(order).limit(limit).offset(offset).fetch();
  }

  /** Id, number and what is wanted, as it is sealed. */
  List<Record3<Long, String, byte[]>> wanted(Collection<Long> requests) {
    return db.select(REQUEST.ID, REQUEST.NUMBER, REQUEST.SEALED_WANTED)
        .from(REQUEST)
        .where(REQUEST.ID.eq(any(requests.toArray(Long[]::new))))
        .fetch();
  }

  int count(Condition which) {
    return db.fetchCount(REQUEST, which);
  }

  /** Other requests of the same person to the same body that were filed in that month before it. */
  int sameRequester(long request, YearMonth month, ZoneId zone) {
    var self = REQUEST.as("self");
    return db.fetchCount(
        db.selectOne()
            .from(self)
            .join(REQUEST)
            .on(REQUEST.BODY_ID.eq(self.BODY_ID))
            .and(REQUEST.REQUESTER_MARK.eq(self.REQUESTER_MARK))
            .and(REQUEST.ID.lt(self.ID))
            .where(self.ID.eq(request))
            .and(REQUEST.FILED_AT.ge(month.atDay(1).atStartOfDay(zone).toInstant()))
            .and(REQUEST.FILED_AT.lt(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant())));
  }

  /**
   * Takes the request to the state the event leads to, and writes the event.
   *
   * @return the id of the event
   */
  long happen(RequestRecord request, NewEvent event, @Nullable Actor staff) {
    var to = event.to();
    if (to != null) {
      RequestState.valueOf(request.getState()).require(to);
      request.setState(to.name());
      if (request.store() != 1) {
        throw new IllegalStateException("%s was not written".formatted(request.getNumber()));
      }
    }
    long id = insert(request, event, staff);
    say(id, event.text());
    mail.queue(request, id, event.act());
    if (event.act() == Act.ANSWERED) {
      deeds.answered(request.getNumber(), request.getId(), event.text());
    }
    return id;
  }

  private void say(long event, @Nullable String text) {
    if (text != null) {
      db.insertInto(MESSAGE)
          .set(MESSAGE.EVENT_ID, event)
          .set(MESSAGE.SEALED_TEXT, seal.seal(text, Places.message(event)))
          .execute();
    }
  }

  /** Writes what happened to one request into the history of another, with its own moment. */
  void copy(Event event, RequestRecord to) {
    var copied = db.selectFrom(EVENT).where(EVENT.ID.eq(event.id())).fetchSingle().copy();
    copied.setRequestId(to.getId());
    copied.insert();
    say(copied.getId(), event.text());
    if (event.act() == Act.SUBMITTED) {
      var wanted = seal.open(to.getSealedWanted(), Places.wanted(to.getNumber()));
      deeds.received(to.getNumber(), wanted == null ? "" : wanted);
    }
  }

  private long insert(RequestRecord request, NewEvent event, @Nullable Actor staff) {
    return db.insertInto(EVENT)
        .set(EVENT.REQUEST_ID, request.getId())
        .set(EVENT.ACT, event.act().name())
        .set(EVENT.ON_DAY, event.on())
        .set(EVENT.RECORDED_AT, clock.instant())
        .set(EVENT.STAFF_ID, staff == null ? null : staff.id())
        .set(EVENT.STAFF_NAME, staff == null || staff.id() == null ? null : staff.name())
        .set(EVENT.DAYS, event.facts().days())
        .set(EVENT.UNTIL_DAY, event.facts().until())
        .set(EVENT.OUTCOME, event.facts().outcome())
        .set(EVENT.ASKED, name(event.facts().asked()))
        .set(EVENT.WHOSE, event.facts().whose())
        .set(EVENT.STANCE, name(event.facts().stance()))
        .set(EVENT.AMOUNT, event.facts().amount())
        .returning(EVENT.ID)
        .fetchSingle(EVENT.ID);
  }

  /**
   * The events of each request in the order they were recorded.
   *
   * @param texts whether to open what was said with them
   */
  Map<Long, List<Event>> events(Collection<Long> requests, boolean texts) {
    return db
        .select(EVENT.fields())
        .select(MESSAGE.SEALED_TEXT)
        .from(EVENT)
        .leftJoin(MESSAGE)
        .on(MESSAGE.EVENT_ID.eq(EVENT.ID).and(texts ? noCondition() : falseCondition()))
        .where(EVENT.REQUEST_ID.eq(any(requests.toArray(Long[]::new))))
        .orderBy(EVENT.ID)
        .fetch()
        .stream()
        .collect(
            Collectors.groupingBy(
                r -> r.get(EVENT.REQUEST_ID),
                Collectors.mapping(this::event, Collectors.toList())));
  }

  private Event event(Record r) {
    return new Event(
        r.get(EVENT.ID),
        Act.valueOf(r.get(EVENT.ACT)),
        r.get(EVENT.ON_DAY),
        r.get(EVENT.RECORDED_AT),
        r.get(EVENT.STAFF_NAME),
        facts(r),
        seal.open(r.get(MESSAGE.SEALED_TEXT), Places.message(r.get(EVENT.ID))));
  }

  private static Facts facts(Record r) {
    var asked = r.get(EVENT.ASKED);
    var stance = r.get(EVENT.STANCE);
    return new Facts(
        r.get(EVENT.DAYS),
        r.get(EVENT.UNTIL_DAY),
        r.get(EVENT.OUTCOME),
        asked == null ? null : Happening.Asked.valueOf(asked),
        r.get(EVENT.WHOSE),
        stance == null ? null : Facts.Stance.valueOf(stance),
        r.get(EVENT.AMOUNT));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** It is wanted another way, and perhaps at another address. */
  void deliver(RequestRecord request, Delivery delivery, String requester) {
    request.setDelivery(delivery.name());
    request.setSealedRequester(seal.seal(requester, Places.requester(request.getNumber())));
    if (request.store() != 1) {
      throw new IllegalStateException("%s was not written".formatted(request.getNumber()));
    }
  }

  /** Who asked, and what they said later, is gone from here on; the rest stays sealed. */
  void eraseRequester(RequestRecord request) {
    var now = clock.instant();
    request.setSealedRequester(null);
    request.setRequesterMark(null);
    request.setErasedAt(now);
    if (request.store() != 1) {
      throw new IllegalStateException("%s was not written".formatted(request.getNumber()));
    }
    db.update(MESSAGE)
        .setNull(MESSAGE.SEALED_TEXT)
        .set(MESSAGE.ERASED_AT, now)
        .where(
            MESSAGE.EVENT_ID.in(
                org.jooq
                    .impl
                    .DSL
                    .select(EVENT.ID)
                    .from(EVENT)
                    .where(EVENT.REQUEST_ID.eq(request.getId()))
                    .and(EVENT.STAFF_ID.isNull().or(EVENT.ACT.in(SPOKEN)))))
        .and(MESSAGE.SEALED_TEXT.isNotNull())
        .execute();
  }
}
