package org.chengming.requests;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chengming.keys.Seal;
import org.chengming.organisations.Body;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Filing through the module beside bare INSERTs of the rows a filing leaves behind, prepared
 * beforehand, over the same pool, each in one transaction that is durable before it is counted.
 */
final class FilingBench {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 3;
  private static final long ROUND_MILLIS = 5_000;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Requests requests;
  private final DataSource pool;
  private final Seal seal;
  private final BenchBodies bodies;

  FilingBench(ConfigurableApplicationContext context, BenchBodies bodies) {
    this.requests = context.getBean(Requests.class);
    this.pool = context.getBean(DataSource.class);
    this.seal = context.getBean(Seal.class);
    this.bodies = bodies;
  }

  void run(PrintStream table) throws Exception {
    var many = bodies.all().subList(0, 20);
    var one = List.of(bodies.busiest());
    measure(many, true, ROUND_MILLIS);
    measure(many, false, ROUND_MILLIS);
    var sums = new double[4];
    for (int round = 0; round < ROUNDS; round++) {
      sums[0] += measure(many, true, ROUND_MILLIS);
      sums[1] += measure(many, false, ROUND_MILLIS);
      sums[2] += measure(one, true, ROUND_MILLIS);
      sums[3] += measure(one, false, ROUND_MILLIS);
    }
    table.printf(
        "| filed a second through `Requests.file` | %.0f | %.0f |%n",
        sums[0] / ROUNDS, sums[2] / ROUNDS);
    table.printf(
        "| bare INSERT of the same rows a second | %.0f | %.0f |%n",
        sums[1] / ROUNDS, sums[3] / ROUNDS);
    table.printf("| ratio | %.3f | %.3f |%n", sums[0] / sums[1], sums[2] / sums[3]);
  }

  private double measure(List<Body> of, boolean product, long millis) throws Exception {
    var end = System.nanoTime() + millis * 1_000_000;
    var began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var works =
          IntStream.range(0, AT_ONCE)
              .<Callable<Integer>>mapToObj(t -> () -> work(of, product, end))
              .toList();
      int done = 0;
      for (var future : threads.invokeAll(works)) {
        done += future.get();
      }
      return done / ((System.nanoTime() - began) / 1e9);
    }
  }

  private int work(List<Body> of, boolean product, long end) throws SQLException {
    int done = 0;
    while (System.nanoTime() < end) {
      int i = NUMBER.incrementAndGet();
      var body = of.get(i % of.size());
      if (product) {
        requests.file(command(body, i), "198.18.%d.%d".formatted(i / 250 % 250, i % 250));
      } else {
        insert(body, i);
      }
      done++;
    }
    return done;
  }

  private static FileRequest command(Body body, int i) {
    return new FileRequest(
        body.id(),
        Channel.WEB,
        new Requester(
            RequesterKind.PERSON,
            "试验申请人",
            IdKind.OTHER,
            "A%07d".formatted(i),
            "",
            "",
            "0451-55550100",
            "",
            "",
            ""),
        "公共租赁住房配租的户数 " + i,
        ProvisionForm.ELECTRONIC,
        Delivery.ONLINE,
        false,
        "bench " + i + " " + System.nanoTime());
  }

  /** What a filing leaves: the request, its event, its row of the audit. */
  private void insert(Body body, int i) throws SQLException {
    var now = Timestamp.from(Instant.now());
    var mark = seal.mark("bare %d %d".formatted(i, System.nanoTime()));
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long id;
        try (var request =
            connection.prepareStatement(
                "insert into requests.request (number, body_id, channel, state, requester_kind, form, delivery, help, filing, code_mark, sealed_requester, sealed_wanted, filed_at) values (?, ?, 'WEB', 'FILED', 'PERSON', 'ELECTRONIC', 'ONLINE', false, ?, ?, ?, ?, ?) returning id")) {
          request.setString(1, "ZZ%07d-2099-%07d".formatted(i % 10_000_000, i));
          request.setLong(2, body.id());
          request.setBytes(3, mark);
          request.setBytes(4, mark);
          request.setBytes(5, SEALED);
          request.setBytes(6, SEALED);
          request.setTimestamp(7, now);
          try (var rows = request.executeQuery()) {
            rows.next();
            id = rows.getLong(1);
          }
        }
        event(connection, id, now);
        audit(connection, body, now);
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** As long as what is sealed, and in its layout, under a key nobody has. */
  private static final byte[] SEALED = new byte[200];

  static {
    SEALED[0] = 1;
  }

  private static void event(Connection connection, long id, Timestamp now) throws SQLException {
    try (var event =
        connection.prepareStatement(
            "insert into requests.event (request_id, act, on_day, recorded_at) values (?, 'SUBMITTED', ?, ?)")) {
      event.setLong(1, id);
      event.setObject(2, LocalDate.now());
      event.setTimestamp(3, now);
      event.executeUpdate();
    }
  }

  private static void audit(Connection connection, Body body, Timestamp now) throws SQLException {
    try (PreparedStatement audit =
        connection.prepareStatement(
            "insert into audit.entry (happened_at, actor_name, actor_body_id, act, subject_kind, subject, after) values (?, '申请人', ?, 'RequestFile', 'request', ?, '{\"channel\": \"WEB\", \"kind\": \"PERSON\"}')")) {
      audit.setTimestamp(1, now);
      audit.setLong(2, body.id());
      audit.setString(3, "bare");
      audit.executeUpdate();
    }
  }
}
