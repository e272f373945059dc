package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets one node of several do something, as long as it lives: the one that holds a lock of
 * PostgreSQL on a connection of its own. PostgreSQL gives the lock to another when that connection
 * ends, however it ends.
 */
public final class OneNode implements AutoCloseable {
  private final OwnConnections connections;
  private final String duty;
  private @Nullable Connection connection;
  private boolean held;

  /** Makes them for whoever has a duty that only one may do. */
  @Component
  public static final class Duties {
    private final HikariDataSource pool;

    Duties(HikariDataSource pool) {
      this.pool = pool;
    }

    /**
     * @param duty a name of its own; nodes that name the same compete for it
     */
    public OneNode named(String duty) {
      return new OneNode(new OwnConnections(pool), duty);
    }
  }

  private OneNode(OwnConnections connections, String duty) {
    this.connections = connections;
    this.duty = duty;
  }

  /** Whether this node is the one, now; becomes it if no other is. Asks the database each time. */
  public boolean isThis() throws SQLException {
    var open = connection;
    if (open == null) {
      open = connections.open("chengming-" + duty);
      connection = open;
    }
    // The lock is asked for once: PostgreSQL would count it, and it lasts as long as the
    // connection.
    try (var statement =
        open.prepareStatement(
            held ? "select true" : "select pg_try_advisory_lock(hashtextextended(?, 2014))")) {
      if (!held) {
        statement.setString(1, duty);
      }
      try (var answer = statement.executeQuery()) {
        held = answer.next() && answer.getBoolean(1);
      }
      return held;
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /** Leaves it to another. */
  @Override
  public void close() {
    var open = connection;
    connection = null;
    held = false;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // It was broken, so the lock is gone already.
      }
    }
  }
}
