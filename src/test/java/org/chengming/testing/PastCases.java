package org.chengming.testing;

import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.organisations.Body;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes requests as they would stand after years of work: the request and its events. */
public final class PastCases {
  private static final AtomicInteger SERIAL = new AtomicInteger();
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** Sealed with a key that is no longer there: it can be listed, not read. */
  private static final byte[] SEALED = sealed();

  private final DSLContext db;
  private final Body body;

  public PastCases(DSLContext db, Body body) {
    this.db = db;
    this.body = body;
  }

  /** Something that happened on a day. */
  public record Happened(String act, LocalDate on, @Nullable String outcome) {}

  public static Happened on(String day, String act) {
    return new Happened(act, LocalDate.parse(day), null);
  }

  public static Happened ended(String day, String outcome) {
    var act = outcome.startsWith("6") ? "CLOSED" : "ANSWERED";
    return new Happened(act, LocalDate.parse(day), outcome);
  }

  private static byte[] sealed() {
    var sealed = new byte[64];
    sealed[0] = 1;
    return sealed;
  }

  /**
   * @return its number
   */
  public String add(String kind, String channel, Happened... events) {
    var day = events[0].on();
    var number =
        "%s-%d-%06d"
            .formatted(
                body.organisationCode().value(), day.getYear(), 500_000 + SERIAL.incrementAndGet());
    var last = events[events.length - 1];
    var state =
        last.outcome() != null
            ? last.act().equals("ANSWERED") ? "ANSWERED" : "CLOSED"
            : last.act().equals("CONFIRMED") ? "REGISTERED" : "FILED";
    var mark = ("past " + number).getBytes(StandardCharsets.UTF_8);
    Long id =
        db.fetchSingle(
                """
                insert into requests.request (number, body_id, channel, state, requester_kind, form, delivery, help,
                  filing, code_mark, sealed_requester, sealed_wanted, filed_at)
                values ({0}, {1}, {2}, {3}, {4}, 'PAPER', 'POST', false, {5}, {5}, {7}, {7}, {6}) returning id""",
                val(number),
                val(body.id()),
                val(channel),
                val(state),
                val(kind),
                val(mark),
                val(day.atTime(10, 0).atZone(CHINA).toOffsetDateTime()),
                val(SEALED))
            .get(0, Long.class);
    for (var event : events) {
      db.execute(
          "insert into requests.event (request_id, act, on_day, recorded_at, outcome) values ({0}, {1}, {2}, {3}, {4})",
          val(id),
          val(event.act()),
          val(event.on()),
          val(event.on().atTime(11, 0).atZone(CHINA).toOffsetDateTime()),
          val(event.outcome(), String.class));
    }
    return number;
  }
}
