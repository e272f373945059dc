package org.chengming.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the database and the stored files into one archive while the server runs. All tables are
 * read in one snapshot; files are never changed and never removed, so those that are there after
 * the snapshot include all that it names.
 */
public final class Backup {
  /**
   * What was written.
   *
   * @param at the moment it is of
   * @param lacking files the database names that are not in the archive
   */
  public record Taken(Instant at, int tables, long rows, long files, long lacking, long bytes) {}

  private final Connection connection;
  private final Path files;
  private final String bucket;
  private final Clock clock;
  private final Map<String, String> entries = new LinkedHashMap<>();
  private long stored;
  private long lacking;
  private Instant at = Instant.EPOCH;

  /**
   * @param data the data folder whose {@code files} are taken along
   * @param bucket where the files are instead, in words for who restores; empty when they are in
   *     the data folder
   */
  public Backup(Connection connection, Path data, String bucket, Clock clock) {
    this.connection = connection;
    this.files = data.resolve("files");
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * @param archive appears whole or not at all, readable by its owner only: it holds drafts and
   *     password hashes
   */
  public Taken write(Path archive) throws IOException, SQLException {
    var target = archive.toAbsolutePath();
    var part = target.resolveSibling(target.getFileName() + ".part");
    Files.deleteIfExists(part);
    createPrivate(part);
    try {
      List<BackupFile.Table> tables;
      try (var out = Files.newOutputStream(part);
          var zip = new ZipOutputStream(out)) {
        tables = write(zip);
      }
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      var rows = tables.stream().mapToLong(BackupFile.Table::rows).sum();
      return new Taken(at, tables.size(), rows, stored, lacking, Files.size(target));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void createPrivate(Path file) throws IOException {
    if (Files.getFileStore(file.resolveSibling(".")).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private List<BackupFile.Table> write(ZipOutputStream zip) throws IOException, SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try {
      var catalogue = new BackupTables(connection);
      at = clock.instant();
      var schemas = catalogue.versions();
      var written = new ArrayList<BackupFile.Table>();
      for (var table : catalogue.inOrder()) {
        written.add(copy(table, zip));
      }
      var sequences = catalogue.sequences();
      if (bucket.isEmpty()) {
        store(zip);
      }
      lacking = lacking();
      var manifest =
          new BackupFile(
              BackupFile.FORMAT, at, schemas, written, sequences, Map.copyOf(entries), bucket);
      zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
      zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
      zip.closeEntry();
      return written;
    } finally {
      connection.rollback();
    }
  }

  /** Files that the snapshot names and the archive does not hold. */
  private long lacking() throws SQLException {
    var count = 0L;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select sha256 from files.stored_file")) {
      while (rows.next()) {
        count += entries.containsKey(BackupFile.FILES + rows.getString(1)) ? 0 : 1;
      }
    }
    return count;
  }

  private BackupFile.Table copy(BackupFile.Table table, ZipOutputStream zip)
      throws IOException, SQLException {
    var rows = new long[1];
    entry(
        zip,
        table.entry(),
        out -> {
          try {
            rows[0] =
                connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                        "copy (select %s from %s) to stdout"
                            .formatted(table.columnsSql(), table.sql()),
                        out);
          } catch (SQLException e) {
            throw new IOException("Cannot copy " + table.sql(), e);
          }
        });
    return new BackupFile.Table(
        table.schema(), table.name(), table.columns(), rows[0], table.making());
  }

  private void store(ZipOutputStream zip) throws IOException {
    if (!Files.isDirectory(files)) {
      return;
    }
    try (var found = Files.walk(files)) {
      var kept =
          found
              .filter(file -> file.toFile().getName().matches("[0-9a-f]{64}"))
              .filter(Files::isRegularFile);
      for (var file : (Iterable<Path>) kept::iterator) {
        entry(zip, BackupFile.FILES + file.toFile().getName(), out -> Files.copy(file, out));
        stored++;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private void entry(ZipOutputStream zip, String name, Content content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var digest = DigestUtils.getSha256Digest();
    content.to(new DigestOutputStream(zip, digest));
    zip.closeEntry();
    entries.put(name, HexFormat.of().formatHex(digest.digest()));
  }
}
