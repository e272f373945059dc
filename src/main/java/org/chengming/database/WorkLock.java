package org.chengming.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time do a piece of work. It is a lock of a database session, so it ends with
 * the node that holds it, however that ends; it keeps one connection meanwhile, without a
 * transaction.
 */
@Component
public class WorkLock {
  /** Apart from the locks of other purposes. */
  private static final int KIND = 2016;

  private final DataSource database;

  WorkLock(DataSource database) {
    this.database = database;
  }

  /** To be closed when the work is done. */
  public static final class Held implements AutoCloseable {
    private final Connection connection;
    private final int work;

    private Held(Connection connection, int work) {
      this.connection = connection;
      this.work = work;
    }

    @Override
    public void close() {
      try (connection) {
        // A pooled connection would keep it.
        ask(connection, "select pg_advisory_unlock(?, ?)", work);
      } catch (SQLException e) {
        // The session is gone, and the lock with it.
      }
    }
  }

  /** The lock of the work, or null while another node has it. */
  public @Nullable Held take(String work) {
    var crc = new CRC32();
    crc.update(work.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var number = (int) crc.getValue();
    try {
      var connection = database.getConnection();
      try {
        if (ask(connection, "select pg_try_advisory_lock(?, ?)", number)) {
          return new Held(connection, number);
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      connection.close();
      return null;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The lock of the work \"%s\" cannot be asked for".formatted(work), e);
    }
  }

  private static boolean ask(Connection connection, String question, int work) throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setInt(1, KIND);
      statement.setInt(2, work);
      try (var answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
