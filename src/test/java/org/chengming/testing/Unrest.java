package org.chengming.testing;

import jakarta.annotation.PostConstruct;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.chengming.database.WorkLock;
import org.springframework.boot.test.context.TestConfiguration;

/**
 * What the server's own rounds and other nodes do now and then, all the time: transactions that
 * stay open for a second, and turns that somebody else has. A test that only passes while they are
 * away fails under {@code bin/test -Dtest=... -Dunrest=true} at once, and not one day in ten.
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

  private final DataSource database;
  private final WorkLock locks;

  Unrest(DataSource database, WorkLock locks) {
    this.database = database;
    this.locks = locks;
  }

  @PostConstruct
  void begin() {
    if (Boolean.getBoolean("unrest")) {
      Thread.ofVirtual().name("unrest-transactions").start(() -> forever(this::holdTransaction));
      Thread.ofVirtual().name("unrest-turns").start(() -> forever(this::holdTurn));
    }
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
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_current_xact_id()");
      Thread.sleep(random.nextInt(100, 1_000));
      connection.rollback();
    }
  }

  private void holdTurn(Random random) throws InterruptedException {
    try (var turn = locks.take(TURNS.get(random.nextInt(TURNS.size())))) {
      Thread.sleep(turn == null ? 0 : random.nextInt(50, 500));
    }
  }
}
