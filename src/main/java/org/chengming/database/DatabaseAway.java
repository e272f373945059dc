package org.chengming.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that is away, stopping, starting or out of room from a fault of ours: whoever
 * asked may come again, and nothing was written.
 */
public final class DatabaseAway {
  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  /** Whether that is at the bottom of it. */
  public static boolean causes(@Nullable Throwable failure) {
    var cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException e && away(e.getSQLState()))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** By class of SQLSTATE: 08 connection, 53 resources (53100 is a full disk), 57P shutdown. */
  private static boolean away(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
  }
}
