package org.chengming.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup into an empty database and data folder. The archive is checked to its last byte
 * first; the tables are made as they were when it was taken, filled in one transaction, and then
 * brought up to this version. The index is left out: the server builds it anew from the documents.
 */
public final class Restore {
  private final ZipFile archive;
  private final BackupFile manifest;

  /**
   * What came back.
   *
   * @param files put into the data folder
   * @param bucket where the files were instead when the archive was written; empty when it has them
   */
  public record Restored(long files, String bucket) {}

  private Restore(ZipFile archive) throws IOException {
    this.archive = archive;
    var entry = archive.getEntry(BackupFile.MANIFEST);
    if (entry == null) {
      throw new IOException(
          "%s holds no %s: it is not a backup, or not a whole one"
              .formatted(archive.getName(), BackupFile.MANIFEST));
    }
    try (var in = archive.getInputStream(entry)) {
      this.manifest = JsonMapper.shared().readValue(in.readAllBytes(), BackupFile.class);
    }
    if (manifest.format() > BackupFile.FORMAT) {
      throw new IOException(
          "Backup format %d is newer than this program reads (%d)"
              .formatted(manifest.format(), BackupFile.FORMAT));
    }
  }

  /**
   * Restores all of it, or leaves the database as it was.
   *
   * @param database without any of our schemas
   * @param data without an index
   */
  public static Restored from(Path backup, DataSource database, Path data)
      throws IOException, SQLException {
    try (var archive = new ZipFile(backup.toFile())) {
      var restore = new Restore(archive);
      restore.verify();
      try (var connection = database.getConnection()) {
        refuseOccupied(connection, data);
      }
      Migrations.runTo(database, restore.manifest.schemas());
      restore.files(data.resolve("files"));
      try (var connection = database.getConnection()) {
        restore.rows(connection);
      }
      Migrations.run(database);
      var files =
          restore.manifest.entries().keySet().stream()
              .filter(name -> name.startsWith(BackupFile.FILES))
              .count();
      var bucket = restore.manifest.bucket();
      return new Restored(files, bucket == null ? "" : bucket);
    }
  }

  private void verify() throws IOException {
    for (var expected : manifest.entries().entrySet()) {
      try (var in =
          new DigestInputStream(content(expected.getKey()), DigestUtils.getSha256Digest())) {
        in.transferTo(OutputStream.nullOutputStream());
        var found = HexFormat.of().formatHex(in.getMessageDigest().digest());
        if (!found.equals(expected.getValue())) {
          throw new IOException(
              "%s is damaged: hash %s, expected %s"
                  .formatted(expected.getKey(), found, expected.getValue()));
        }
      }
    }
  }

  /**
   * Every act leaves an audit row, so a province without one has seen no act; what a restore that
   * failed left may stay.
   */
  private static void refuseOccupied(Connection connection, Path data)
      throws IOException, SQLException {
    if (holds(connection, "select to_regclass('audit.entry') is not null")
        && holds(connection, "select exists (select from audit.entry)")) {
      throw new IOException("The database already holds a province; restore into an empty one");
    }
    if (Files.exists(data.resolve("index"))) {
      throw new IOException(
          "%s belongs to another database; restore into an empty folder, or remove it"
              .formatted(data.resolve("index")));
    }
  }

  private static boolean holds(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private void files(Path folder) throws IOException {
    for (var name : manifest.entries().keySet()) {
      if (name.startsWith(BackupFile.FILES)) {
        var hash = name.substring(BackupFile.FILES.length());
        if (!hash.matches("[0-9a-f]{64}")) {
          throw new IOException("The backup holds a file under the name " + name);
        }
        var shelf =
            Files.createDirectories(
                folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)));
        try (var in = content(name)) {
          Files.copy(in, shelf.resolve(hash), StandardCopyOption.REPLACE_EXISTING);
        }
        flush(shelf.resolve(hash), StandardOpenOption.WRITE);
      }
    }
    flushFolders(folder);
  }

  /** What the rows name must survive a power cut as they do; so must the names of the files. */
  private static void flushFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var found = Files.walk(folder)) {
        for (var each : (Iterable<Path>) found.filter(Files::isDirectory)::iterator) {
          flush(each, StandardOpenOption.READ);
        }
      }
      flush(folder.resolveSibling("."), StandardOpenOption.READ);
    }
  }

  private static void flush(Path file, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(file, how)) {
      channel.force(true);
    }
  }

  private void rows(Connection connection) throws IOException, SQLException {
    connection.setAutoCommit(false);
    try {
      for (var table : manifest.tables()) {
        if (table.making() != null) {
          for (var statement : table.making()) {
            execute(connection, statement);
          }
        }
      }
      for (var table : manifest.tables().reversed()) {
        execute(connection, "alter table %s disable trigger user".formatted(table.sql()));
        // Migrations bring rows of their own; the backup has them too, as they stood.
        execute(connection, "delete from " + table.sql());
      }
      for (var table : manifest.tables()) {
        fill(connection, table);
        execute(connection, "alter table %s enable trigger user".formatted(table.sql()));
      }
      for (var sequence : manifest.sequences().entrySet()) {
        var name = sequence.getKey().split("\\.", 2);
        execute(
            connection,
            "select setval('%s.%s', %d)"
                .formatted(
                    BackupFile.quoted(name[0]), BackupFile.quoted(name[1]), sequence.getValue()));
      }
      connection.commit();
    } catch (IOException | SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  private void fill(Connection connection, BackupFile.Table table)
      throws IOException, SQLException {
    var copy = "copy %s (%s) from stdin".formatted(table.sql(), table.columnsSql());
    try (var in = content(table.entry())) {
      var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
      if (rows != table.rows()) {
        throw new IOException(
            "%s took %d rows, the backup has %d".formatted(table.sql(), rows, table.rows()));
      }
    }
    // A row that says it came from a transaction yet to begin would stay hidden from the followers
    // of the change log.
    for (var column : new BackupTables(connection).transactionIds(table)) {
      execute(
          connection,
          "update %s set %s = pg_current_xact_id()"
              .formatted(table.sql(), BackupFile.quoted(column)));
    }
  }

  private InputStream content(String name) throws IOException {
    var entry = archive.getEntry(name);
    if (entry == null) {
      throw new IOException("The backup lacks " + name);
    }
    return archive.getInputStream(entry);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
