package org.chengming.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that is away, stopping, starting or out of room from a fault of ours: whoever
 * asked may come again, and nothing was written.
 */
public final class DatabaseAway {
  private static final int DEEPEST = 20;

  private DatabaseAway() {}

  /** Whether that is at the bottom of it. */
  public static boolean causes(@Nullable Throwable failure) {
    return anywhere(
        failure,
        cause ->
            cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException e && away(e.getSQLState())));
  }

  /** Whether a connection was cut while it was asked something; another may be had. */
  static boolean cut(Throwable failure) {
    return anywhere(failure, cause -> cause instanceof SQLException e && cut(e.getSQLState()));
  }

  /** By class of SQLSTATE: 08 connection, 57P shutdown. */
  static boolean cut(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /** The same, and 53 resources (53100 is a full disk). */
  private static boolean away(@Nullable String state) {
    return cut(state) || (state != null && state.startsWith("53"));
  }

  private static boolean anywhere(@Nullable Throwable failure, Predicate<Throwable> that) {
    var cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (that.test(cause)) {
        return true;
      }
      // A connection that is gone cannot be rolled back either, which hides why it went.
      cause =
          cause instanceof TransactionSystemException e && e.getApplicationException() != null
              ? e.getApplicationException()
              : cause.getCause();
    }
    return false;
  }
}
