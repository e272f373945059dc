package org.chengming.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.replication.LogSequenceNumber;

/**
 * How far a PostgreSQL has written its log.
 *
 * @param cluster names the primary and every copy of it; places of others mean nothing to it
 * @param bytes from the beginning of the log
 */
record LogPlace(String cluster, long bytes) {
  private static final int PAGE_HEADER = 24;
  private static final int SEGMENT_HEADER = 40;

  /**
   * Where the next record will begin. Not how far the log is flushed: what was committed without
   * waiting for the disk is to be seen before that.
   */
  static LogPlace written(Connection primary) throws SQLException {
    try (var statement = primary.createStatement();
        var row =
            statement.executeQuery(
                """
                select system_identifier::text, pg_current_wal_insert_lsn()::text,
                  pg_size_bytes(current_setting('wal_segment_size')), current_setting('wal_block_size')::bigint
                from pg_control_system()""")) {
      row.next();
      return new LogPlace(
          row.getString(1), endOfLast(parse(row.getString(2)), row.getLong(3), row.getLong(4)));
    }
  }

  static long parse(String place) {
    return LogSequenceNumber.valueOf(place).asLong();
  }

  static String text(long place) {
    return LogSequenceNumber.valueOf(place).asString();
  }

  /**
   * A replica stands where the last record ended. At the top of a page, and of a new file after the
   * log was switched, the next one begins behind a header; an idle primary would look ahead by it
   * for ever. No record fits between, so nothing is lost by going back.
   */
  static long endOfLast(long next, long segment, long page) {
    if (next % segment == SEGMENT_HEADER) {
      return next - SEGMENT_HEADER;
    }
    return next % page == PAGE_HEADER ? next - PAGE_HEADER : next;
  }
}
