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
    var held = connection;
    if (held != null) {
      try (var statement = held.createStatement()) {
        statement.execute("select 1");
        return true;
      } catch (SQLException e) {
        close();
        throw e;
      }
    }
    var opened = connections.open("chengming-" + duty);
    try (var statement =
        opened.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 2014))")) {
      statement.setString(1, duty);
      try (var answer = statement.executeQuery()) {
        if (answer.next() && answer.getBoolean(1)) {
          connection = opened;
          return true;
        }
      }
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
    opened.close();
    return false;
  }

  /** Leaves it to another. */
  @Override
  public void close() {
    var held = connection;
    connection = null;
    if (held != null) {
      try {
        held.close();
      } catch (SQLException e) {
        // It was broken, so the lock is gone already.
      }
    }
  }
}
