package org.chengming.requests;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import javax.sql.DataSource;
import org.chengming.calendar.WorkingCalendar;
import org.chengming.keys.Seal;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Loads lawful cases from 2008 to today by COPY: each with what happened to it in the order of its
 * law, its texts sealed with the installation's key.
 */
final class ManyCases {
  private static final LocalDate FIRST = LocalDate.of(2008, 5, 1);
  private static final LocalDate CONFIRMED = LocalDate.of(2019, 5, 15);
  private static final String[] CHANNELS = {"COUNTER", "WEB", "ORDINARY_POST", "REGISTERED_POST"};
  private static final String[] KINDS = {"PERSON", "PERSON", "PERSON", "COMPANY", "LEGAL", "OTHER"};
  private static final String[] NEW = {"1", "1", "2", "3.4", "3.6", "4.1", "4.1", "5.1", "6.3"};
  private static final String[] OLD = {
    "2008.2", "2008.3", "2008.4.3", "2008.5", "2008.6", "2008.9"
  };

  private final DSLContext db;
  private final DataSource pool;
  private final Seal seal;
  private final WorkingCalendar calendar;
  private final BenchBodies bodies;
  private final LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private final Random random = new Random(2014);
  private long events;
  private int total;

  ManyCases(ConfigurableApplicationContext context, BenchBodies bodies) {
    this.db = context.getBean(DSLContext.class);
    this.pool = context.getBean(DataSource.class);
    this.seal = context.getBean(Seal.class);
    this.calendar = context.getBean(WorkingCalendar.class);
    this.bodies = bodies;
  }

  /**
   * @return the seconds it took; 0 where they were there
   */
  long load(int cases) throws Exception {
    if (db.fetchCount(org.chengming.requests.db.Tables.REQUEST) >= cases) {
      return 0;
    }
    total = cases;
    var began = System.nanoTime();
    db.execute("alter table requests.event disable trigger figure_goes_stale");
    var made = new ArrayList<String>();
    for (var index :
        db.fetch(
            "select indexname, indexdef from pg_indexes where schemaname = 'requests' and tablename in ('request', 'event') and indexdef not like '%UNIQUE%'")) {
      db.execute("drop index requests." + index.get(0));
      made.add(index.get(1, String.class));
    }
    for (int from = 0; from < cases; from += 20_000) {
      copy(from, Math.min(cases, from + 20_000));
      if (from % 200_000 == 0) {
        RequestsBench.say(from + " cases");
      }
    }
    made.forEach(db::execute);
    db.execute("alter table requests.event enable trigger figure_goes_stale");
    db.execute(
        "select setval(pg_get_serial_sequence('requests.request', 'id'), %d)"
            .formatted(cases + 1L));
    db.execute(
        "select setval(pg_get_serial_sequence('requests.event', 'id'), %d)".formatted(events + 1));
    db.execute(
        "insert into requests.number_series (prefix, year, last_serial) select split_part(number, '-', 1), split_part(number, '-', 2)::int, max(split_part(number, '-', 3)::int) from requests.request group by 1, 2 on conflict (prefix, year) do update set last_serial = excluded.last_serial");
    db.execute("delete from requests.figure_basis");
    db.execute("analyze");
    return (System.nanoTime() - began) / 1_000_000_000;
  }

  private void copy(int from, int to) throws Exception {
    var requests = new StringBuilder();
    var happened = new StringBuilder();
    var messages = new StringBuilder();
    for (int i = from; i < to; i++) {
      one(i, requests, happened, messages);
    }
    copy(
        "requests.request (id, number, body_id, channel, state, requester_kind, form, delivery, help, filing, code_mark, sealed_requester, sealed_wanted, filed_at)",
        requests);
    copy("requests.event (id, request_id, act, on_day, recorded_at, days, outcome)", happened);
    copy("requests.message (event_id, sealed_text)", messages);
  }

  private void copy(String into, StringBuilder rows) throws Exception {
    try (var connection = pool.getConnection()) {
      var api = connection.unwrap(PGConnection.class).getCopyAPI();
      var in = new java.io.ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8));
      api.copyIn("copy " + into + " from stdin", in);
    }
  }

  private void one(int i, StringBuilder requests, StringBuilder happened, StringBuilder messages) {
    long span = today.toEpochDay() - FIRST.toEpochDay();
    // In the order of the days, as they were filed; more of late than long ago.
    var received = FIRST.plusDays((long) (span * Math.sqrt((i + 1) / (double) total)));
    var body =
        random.nextInt(15) == 0
            ? bodies.busiest()
            : bodies.all().get(random.nextInt(bodies.all().size()));
    var channel = CHANNELS[random.nextInt(CHANNELS.length)];
    var law = !received.isBefore(CONFIRMED);
    var number = "%s-%d-%06d".formatted(body.organisationCode().value(), received.getYear(), i + 1);
    long id = i + 1L;
    var answered = calendar.plus(received, 1 + random.nextInt(law ? 22 : 16));
    boolean ended = answered.isBefore(today);
    var outcome =
        answered.isBefore(CONFIRMED)
            ? OLD[random.nextInt(OLD.length)]
            : NEW[random.nextInt(NEW.length)];
    var closes = outcome.equals("6.3") || outcome.equals("2008.9");
    boolean waits = law && (channel.equals("WEB") || channel.equals("ORDINARY_POST"));
    var state = ended ? closes ? "CLOSED" : "ANSWERED" : "REGISTERED";
    requests
        .append(id)
        .append('\t')
        .append(number)
        .append('\t')
        .append(body.id())
        .append('\t')
        .append(channel)
        .append('\t')
        .append(state)
        .append('\t')
        .append(KINDS[random.nextInt(KINDS.length)])
        .append("\tELECTRONIC\tONLINE\tf\t")
        .append(hex(seal.mark("filing " + i)))
        .append('\t')
        .append(hex(seal.mark("code " + i)))
        .append('\t')
        .append(
            hex(
                seal.seal(
                    "{\"kind\":\"PERSON\",\"name\":\"试验申请人\",\"idKind\":\"OTHER\",\"idNumber\":\"A%07d\",\"representative\":\"\",\"contact\":\"\",\"phone\":\"0451-55550100\",\"email\":\"\",\"address\":\"\",\"postcode\":\"\"}"
                        .formatted(i),
                    Places.requester(number))))
        .append('\t')
        .append(
            hex(
                seal.seal(
                    "%d 年公共租赁住房配租的户数和轮候名单第 %d 号".formatted(received.getYear(), i),
                    Places.wanted(number))))
        .append('\t')
        .append(received)
        .append(" 09:00:00+08\n");
    event(happened, id, "SUBMITTED", received, null, null);
    if (channel.equals("REGISTERED_POST")) {
      event(happened, id, "SIGNED_FOR", received, null, null);
    } else if (waits) {
      event(happened, id, "CONFIRMED", received, null, null);
    }
    if (ended && random.nextInt(10) == 0) {
      event(
          happened,
          id,
          "EXTENDED",
          answered.minusDays(1).isBefore(received) ? received : answered.minusDays(1),
          10,
          null);
    }
    if (ended) {
      long end = event(happened, id, closes ? "CLOSED" : "ANSWERED", answered, null, outcome);
      messages
          .append(end)
          .append('\t')
          .append(hex(seal.seal("经查，您申请公开的信息答复如下：第 %d 号。".formatted(i), Places.message(end))))
          .append('\n');
    }
  }

  private long event(
      StringBuilder out, long request, String act, LocalDate on, Integer days, String outcome) {
    long id = ++events;
    out.append(id)
        .append('\t')
        .append(request)
        .append('\t')
        .append(act)
        .append('\t')
        .append(on)
        .append('\t')
        .append(on)
        .append(" 10:00:00+08\t")
        .append(days == null ? "\\N" : days.toString())
        .append('\t')
        .append(outcome == null ? "\\N" : outcome)
        .append('\n');
    return id;
  }

  private static String hex(byte[] bytes) {
    return "\\\\x" + HexFormat.of().formatHex(bytes);
  }
}
