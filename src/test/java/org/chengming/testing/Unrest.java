package org.chengming.testing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chengming.database.WorkLock;
import org.springframework.boot.test.context.TestConfiguration;

/**
 * What the server's own rounds, other nodes and a shared machine do now and then, all the time:
 * transactions that stay open for a second, turns that somebody else has, processes that stand
 * still for some seconds. A test that only passes while they are away fails under {@code bin/test
 * -Dtest=... -Dunrest=true} at once, and not one day in ten.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Unrest {
  private static final List<String> TURNS =
      List.of(
          "audit-inspection",
          "registers-retention",
          "cosigning the ledger",
          "request escalations",
          "request figures");

  /** What a round takes while nobody else has it. */
  private static final List<String> TAKEN =
      List.of(
          "select pg_try_advisory_xact_lock(20210001)", // places in the ledger
          "select pg_try_advisory_xact_lock(20140027)", // the chain of the audit
          newestOf("publishing.document"),
          newestOf("publishing.file_wait"),
          newestOf("gate.link_look"),
          newestOf("requests.mail"),
          newestOf("accounts.notice"));

  private static String newestOf(String table) {
    return "select * from " + table + " order by 1 desc limit 5 for update skip locked";
  }

  private final DataSource database;
  private final WorkLock locks;
  private final List<Thread> holders = new ArrayList<>();

  Unrest(DataSource database, WorkLock locks) {
    this.database = database;
    this.locks = locks;
  }

  @PostConstruct
  void begin() {
    if (Boolean.getBoolean("unrest")) {
      for (var holding :
          List.<Holding>of(
              this::holdTransaction, this::holdTurn, this::holdRows, Unrest::standStill)) {
        holders.add(Thread.ofVirtual().name("unrest").start(() -> forever(holding)));
      }
    }
  }

  @PreDestroy
  void end() {
    holders.forEach(Thread::interrupt);
  }

  private interface Holding {
    void hold(Random random) throws SQLException, InterruptedException;
  }

  private static void forever(Holding holding) {
    var random = new Random(20141124);
    try {
      while (true) {
        try {
          holding.hold(random);
        } catch (SQLException | RuntimeException e) {
          // a test stopped the database; it comes back
        }
        Thread.sleep(random.nextInt(20, 200));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void holdTransaction(Random random) throws SQLException, InterruptedException {
    hold("select pg_current_xact_id()", random.nextInt(100, 1_000));
  }

  private void holdRows(Random random) throws SQLException, InterruptedException {
    hold(TAKEN.get(random.nextInt(TAKEN.size())), random.nextInt(50, 500));
  }

  private void hold(String statement, int millis) throws SQLException, InterruptedException {
    try (var connection = database.getConnection();
        var holder = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        holder.execute(statement);
        Thread.sleep(millis);
      } finally {
        connection.rollback();
      }
    }
  }

  private void holdTurn(Random random) throws InterruptedException {
    try (var turn = locks.take(TURNS.get(random.nextInt(TURNS.size())))) {
      Thread.sleep(turn == null ? 0 : random.nextInt(50, 500));
    }
  }

  /** The test itself, or one of its processes: of PostgreSQL, Chromium, OpenSearch or a reader. */
  private static void standStill(Random random) throws InterruptedException {
    Thread.sleep(random.nextInt(5_000, 15_000));
    var self = ProcessHandle.current();
    var all = Stream.concat(Stream.of(self), self.descendants()).map(ProcessHandle::pid).toList();
    var one = all.get(random.nextInt(all.size()));
    try {
      new ProcessBuilder(
              "sh",
              "-c",
              "kill -STOP %d; sleep %d; kill -CONT %d".formatted(one, random.nextInt(2, 8), one))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
