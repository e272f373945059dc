package org.chengming.requests;

import static org.chengming.requests.db.Tables.EVENT;
import static org.chengming.requests.db.Tables.NUMBER_SERIES;
import static org.chengming.requests.db.Tables.REQUEST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The series of numbers, and requests as they are filed. */
@Repository
class FilingRepository {
  private static final int LAST = 9_999_999;

  private final DSLContext db;
  private final Clock clock;
  private final Seal seal;
  private final MailQueue mail;
  private final RequestDeeds deeds;

  FilingRepository(DSLContext db, Clock clock, Seal seal, MailQueue mail, RequestDeeds deeds) {
    this.db = db;
    this.clock = clock;
    this.seal = seal;
    this.mail = mail;
    this.deeds = deeds;
  }

  Optional<RequestRecord> filed(byte[] filing) {
    return db.fetchOptional(REQUEST, REQUEST.FILING.eq(filing));
  }

  /** The next number of the year; it goes back if the transaction does. */
  RequestNumber nextNumber(String prefix, int year) {
    return RequestNumber.of(prefix, year, nextSerial(prefix, year));
  }

  /** The next of any series of the year. */
  int nextSerial(String prefix, int year) {
    return nextSerial(prefix, year, 1);
  }

  /** Takes several of a series at once. @return the last of them */
  int nextSerial(String prefix, int year, int count) {
    int serial =
        db.insertInto(NUMBER_SERIES)
            .set(NUMBER_SERIES.PREFIX, prefix)
            .set(NUMBER_SERIES.YEAR, year)
            .set(NUMBER_SERIES.LAST_SERIAL, count)
            .onConflict(NUMBER_SERIES.PREFIX, NUMBER_SERIES.YEAR)
            .doUpdate()
            .set(NUMBER_SERIES.LAST_SERIAL, NUMBER_SERIES.LAST_SERIAL.plus(count))
            .returning(NUMBER_SERIES.LAST_SERIAL)
            .fetchSingle(NUMBER_SERIES.LAST_SERIAL);
    if (serial > LAST) {
      throw Refused.because(
          "", "这个机关今年的申请编号已经用完。", "Series %s/%d is used up".formatted(prefix, year));
    }
    return serial;
  }

  /**
   * Writes a request with its first event, with one statement.
   *
   * @param first says nothing and changes no state
   * @return empty where the same form has been filed
   */
  Optional<RequestRecord> file(
      RequestNumber number,
      Filings.Form form,
      Instant filedAt,
      NewEvent first,
      @Nullable Actor staff) {
    var record = request(number, form, filedAt);
    var filed = name("filed");
    var written =
        filed.as(
            db.insertInto(REQUEST)
                .set(record)
                .onConflict(REQUEST.FILING)
                .doNothing()
                .returning(REQUEST.ID));
    var staffId = staff == null ? null : staff.id();
    var event =
        db.with(written)
            .insertInto(
                EVENT,
                EVENT.REQUEST_ID,
                EVENT.ACT,
                EVENT.ON_DAY,
                EVENT.RECORDED_AT,
                EVENT.STAFF_ID,
                EVENT.STAFF_NAME)
            .select(
                select(
                        field(name("filed", "id"), Long.class),
                        val(first.act().name()),
                        val(first.on()),
                        val(clock.instant()),
                        val(staffId, Long.class),
                        val(staff == null || staffId == null ? null : staff.name(), String.class))
                    .from(filed))
            .returning(EVENT.ID)
            .fetchOptional(EVENT.ID);
    event.ifPresent(
        id -> {
          mail.queue(record, id, first.act());
          deeds.received(number.value(), form.command().wanted());
        });
    return event.map(id -> record);
  }

  private RequestRecord request(RequestNumber number, Filings.Form form, Instant filedAt) {
    var command = form.command();
    var record = db.newRecord(REQUEST);
    record.setNumber(number.value());
    record.setBodyId(command.bodyId());
    record.setChannel(command.channel().name());
    record.setState(RequestState.FILED.name());
    record.setRequesterKind(command.requester().kind().name());
    record.setForm(command.provision().name());
    record.setDelivery(command.delivery().name());
    record.setHelp(command.help());
    record.setFiling(form.mark());
    record.setCodeMark(seal.mark(Places.code(number.value(), form.code().value())));
    record.setSealedRequester(seal.seal(form.requester(), Places.requester(number.value())));
    record.setSealedWanted(seal.seal(command.wanted(), Places.wanted(number.value())));
    record.setRequesterMark(seal.mark("requester " + command.requester().idNumber()));
    record.setFiledAt(filedAt);
    return record;
  }
}
