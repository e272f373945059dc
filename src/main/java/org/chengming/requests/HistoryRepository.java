package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.MESSAGE;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.any;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.organisations.BodyDirectory;
import org.chengming.requests.HistoricCase.Key;
import org.chengming.requests.db.tables.records.EventRecord;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes cases that have already happened, many with one statement. */
@Repository
class HistoryRepository {
  /** A day alone is known of them; they are filed at the time offices open. */
  private static final LocalTime OPENS = LocalTime.of(9, 0);

  private final DSLContext db;
  private final FilingRepository requests;
  private final RequestCases cases;
  private final Seal seal;
  private final Clock clock;

  HistoryRepository(
      DSLContext db, FilingRepository requests, RequestCases cases, Seal seal, Clock clock) {
    this.db = db;
    this.requests = requests;
    this.cases = cases;
    this.seal = seal;
    this.clock = clock;
  }

  /** The numbers here of those that are here. */
  Map<Key, String> known(Collection<Key> keys) {
    var byBody =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    Key::bodyId, Collectors.mapping(Key::oldNumber, Collectors.toList())));
    var known = new HashMap<Key, String>();
    byBody.forEach(
        (body, old) ->
            db.select(REQUEST.OLD_NUMBER, REQUEST.NUMBER)
                .from(REQUEST)
                .where(REQUEST.BODY_ID.eq(body))
                .and(REQUEST.OLD_NUMBER.eq(any(old.toArray(String[]::new))))
                // So that the index of those that have one is seen to hold them all.
                .and(REQUEST.OLD_NUMBER.isNotNull())
                .forEach(r -> known.put(new Key(body, r.value1()), r.value2())));
    return known;
  }

  /** A case in the course of being written. */
  private record Written(HistoricCase file, String number) {}

  /**
   * Writes cases that are not here yet, each with all that happened to it.
   *
   * @param actor who is told as having recorded it
   * @return their numbers, by what they were called
   */
  Map<Key, String> insert(Collection<HistoricCase> files, BodyDirectory bodies, Actor actor) {
    var numbered = numbered(files, bodies);
    var ids = insertRequests(numbered);
    var events = insertEvents(numbered, ids, actor);
    insertTexts(numbered, ids, events);
    return numbered.stream().collect(Collectors.toMap(w -> w.file().key(), Written::number));
  }

  /** Numbers of each year in the order of the days they were received on. */
  private List<Written> numbered(Collection<HistoricCase> files, BodyDirectory bodies) {
    // In one order, so that two who need the same series do not wait for one another.
    var series = new TreeMap<String, List<HistoricCase>>();
    for (var file : files) {
      var prefix = bodies.get(file.bodyId()).organisationCode().value();
      series
          .computeIfAbsent(
              "%s %d".formatted(prefix, file.received().getYear()), k -> new ArrayList<>())
          .add(file);
    }
    var numbered = new ArrayList<Written>();
    series.forEach(
        (name, of) -> {
          var prefix = name.substring(0, name.indexOf(' '));
          int year = of.getFirst().received().getYear();
          int serial = requests.nextSerial(prefix, year, of.size()) - of.size();
          for (var file : of) {
            serial++;
            numbered.add(new Written(file, RequestNumber.of(prefix, year, serial).value()));
          }
        });
    return numbered;
  }

  private Map<String, Long> insertRequests(List<Written> numbered) {
    var records = numbered.stream().map(this::request).toList();
    return db.insertInto(REQUEST)
        .set(records)
        .returning(REQUEST.ID, REQUEST.NUMBER)
        .fetch()
        .intoMap(REQUEST.NUMBER, REQUEST.ID);
  }

  private RequestRecord request(Written written) {
    var file = written.file();
    var number = written.number();
    var requester = file.requester();
    var record = db.newRecord(REQUEST);
    record.setNumber(number);
    record.setBodyId(file.bodyId());
    record.setOldNumber(file.oldNumber());
    record.setChannel(file.channel().name());
    record.setState(file.state().name());
    record.setRequesterKind(file.kind().name());
    record.setForm(ProvisionForm.ELECTRONIC.name());
    record.setDelivery(Delivery.ONLINE.name());
    record.setHelp(false);
    record.setFiling(seal.mark("old %d %s".formatted(file.bodyId(), file.oldNumber())));
    record.setCodeMark(seal.mark(Places.noCode(number)));
    record.setSealedRequester(
        requester == null ? null : seal.seal(cases.written(requester), Places.requester(number)));
    record.setSealedWanted(seal.seal(file.wanted(), Places.wanted(number)));
    record.setFiledAt(file.received().atTime(OPENS).atZone(clock.getZone()).toInstant());
    return record;
  }

  private static long id(Map<String, Long> ids, Written written) {
    return Objects.requireNonNull(ids.get(written.number()), "every case was written");
  }

  private record Happened(long request, String act) {}

  private Map<Happened, Long> insertEvents(
      List<Written> numbered, Map<String, Long> ids, Actor actor) {
    var now = clock.instant();
    var records = new ArrayList<EventRecord>();
    for (var written : numbered) {
      for (var event : written.file().events()) {
        var record = db.newRecord(EVENT);
        record.setRequestId(id(ids, written));
        record.setAct(event.act().name());
        record.setOnDay(event.on());
        record.setRecordedAt(now);
        record.setStaffId(actor.id());
        record.setStaffName(actor.id() == null ? null : actor.name());
        facts(record, event.facts());
        records.add(record);
      }
    }
    return db
        .insertInto(EVENT)
        .set(records)
        .returning(EVENT.ID, EVENT.REQUEST_ID, EVENT.ACT)
        .fetch()
        .stream()
        .collect(Collectors.toMap(e -> new Happened(e.getRequestId(), e.getAct()), e -> e.getId()));
  }

  private static void facts(EventRecord record, Facts facts) {
    record.setDays(facts.days());
    record.setUntilDay(facts.until());
    record.setOutcome(facts.outcome());
    record.setAsked(name(facts.asked()));
    record.setWhose(facts.whose());
    record.setStance(name(facts.stance()));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private void insertTexts(
      List<Written> numbered, Map<String, Long> ids, Map<Happened, Long> events) {
    var texts = new HashMap<Long, String>();
    for (var written : numbered) {
      for (var event : written.file().events()) {
        if (event.text() != null) {
          var happened = new Happened(id(ids, written), event.act().name());
          texts.put(events.get(happened), event.text());
        }
      }
    }
    var records =
        texts.entrySet().stream()
            .map(
                text -> {
                  var record = db.newRecord(MESSAGE);
                  record.setEventId(text.getKey());
                  record.setSealedText(seal.seal(text.getValue(), Places.message(text.getKey())));
                  return record;
                })
            .toList();
    if (!records.isEmpty()) {
      db.insertInto(MESSAGE).set(records).execute();
    }
  }
}
