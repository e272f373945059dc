package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A standby of the primary that answers reads, with connections of its own. */
final class Replica implements AutoCloseable {
  /**
   * @param behind null while it cannot be told
   * @param trouble why it is not read from, empty when it is
   */
  record Standing(@Nullable Duration behind, String trouble) {
    boolean fit() {
      return trouble.isEmpty();
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Replica.class);

  /** A replica that takes longer to say where it stands is not worth waiting for. */
  private static final int ANSWER_MILLIS = 1_000;

  private static final int READ_MILLIS = 10_000;

  private final String name;
  private final HikariDataSource pool;
  private final OwnConnections own;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Connection probing;
  private volatile Standing standing = new Standing(null, "not asked yet");

  Replica(String name, HikariDataSource pool) {
    this.name = name;
    this.pool = pool;
    this.own = new OwnConnections(pool);
  }

  String name() {
    return name;
  }

  Standing standing() {
    return standing;
  }

  /**
   * A connection that has itself said it stands at the place or behind it; null when there is none
   * to be had. Asked on the connection that will read, so neither a restart nor another server at
   * the same address goes unnoticed.
   */
  @Nullable Connection take(long place) {
    if (!standing.fit()) {
      return null;
    }
    try {
      var connection = pool.getConnection();
      try {
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        if (reached(connection, place)) {
          connection.setNetworkTimeout(Runnable::run, READ_MILLIS);
          return connection;
        }
        connection.close();
        return null;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      if (pool.getHikariPoolMXBean() == null
          || pool.getHikariPoolMXBean().getActiveConnections() < pool.getMaximumPoolSize()) {
        lost(e);
      }
      return null;
    }
  }

  private static boolean reached(Connection connection, long place) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ?::pg_lsn")) {
      statement.setString(1, LogPlace.text(place));
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** It is left until it answers a probe again. */
  void lost(Exception e) {
    stands(new Standing(null, "unreachable: " + e.getMessage()));
  }

  /** Asks how it stands, unless somebody is asking. */
  void probe(String cluster, Places places, Duration most) {
    if (!asking.tryLock()) {
      return;
    }
    try {
      stands(asked(cluster, places, most));
    } catch (SQLException | RuntimeException e) {
      hangUp();
      lost(e);
    } finally {
      asking.unlock();
    }
  }

  private Standing asked(String cluster, Places places, Duration most) throws SQLException {
    var open = probing;
    if (open == null) {
      open = own.open("chengming-replica-probe");
      probing = open;
      open.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
    }
    try (var statement = open.createStatement();
        var row =
            statement.executeQuery(
                "select system_identifier::text, pg_is_in_recovery(), pg_last_wal_replay_lsn()::text from pg_control_system()")) {
      row.next();
      if (!row.getString(1).equals(cluster)) {
        return new Standing(null, "not a copy of the primary");
      }
      if (!row.getBoolean(2) || row.getString(3) == null) {
        return new Standing(null, "not a standby");
      }
      var behind = places.behind(LogPlace.parse(row.getString(3)));
      if (behind == null) {
        return new Standing(null, "further behind than can be told");
      }
      return new Standing(behind, behind.compareTo(most) > 0 ? "behind" : "");
    }
  }

  private void stands(Standing now) {
    var before = standing;
    standing = now;
    if (before.fit() != now.fit()) {
      log.info("Replica {} is {}", name, now.fit() ? "read from" : "left: " + now.trouble());
    }
  }

  private void hangUp() {
    var open = probing;
    probing = null;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        log.debug("The connection was gone already", e);
      }
    }
  }

  @Override
  public void close() {
    asking.lock();
    try {
      stands(new Standing(null, "closed"));
      hangUp();
    } finally {
      asking.unlock();
    }
    pool.close();
  }
}
