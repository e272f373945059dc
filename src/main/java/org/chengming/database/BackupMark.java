package org.chengming.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells the server that a backup was taken, so that its absence can be noticed. */
final class BackupMark {
  private BackupMark() {}

  /** Nothing in a database that no version with the table has started on yet. */
  static void leave(Connection connection, Backup.Taken taken) throws SQLException {
    connection.setReadOnly(false);
    connection.setAutoCommit(true);
    try (var look = connection.createStatement();
        var there = look.executeQuery("select to_regclass('database.backup') is not null")) {
      if (!there.next() || !there.getBoolean(1)) {
        return;
      }
    }
    try (var mark =
        connection.prepareStatement(
            "insert into database.backup (taken_at, rows, files, lacking, bytes) values (?, ?, ?, ?, ?)")) {
      mark.setObject(1, OffsetDateTime.ofInstant(taken.at(), ZoneOffset.UTC));
      mark.setLong(2, taken.rows());
      mark.setLong(3, taken.files());
      mark.setLong(4, taken.lacking());
      mark.setLong(5, taken.bytes());
      mark.executeUpdate();
    }
  }
}
