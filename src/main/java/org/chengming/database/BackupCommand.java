package org.chengming.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;

/**
 * {@code bin/backup FILE} and {@code bin/restore FILE}: reads the same settings as the server, and
 * reaches its database where it is: by URL, in the PostgreSQL the running server started, or in one
 * started for the purpose.
 */
public final class BackupCommand {
  private BackupCommand() {}

  /**
   * @param arguments {@code backup} or {@code restore}, the archive, and settings as {@code
   *     --name=value}
   */
  public static void main(String[] arguments) {
    var words = List.of(arguments).stream().filter(argument -> !argument.startsWith("--")).toList();
    if (words.size() != 2 || !List.of("backup", "restore").contains(words.getFirst())) {
      System.err.println("Say which archive: bin/backup FILE or bin/restore FILE");
      System.exit(2);
    }
    try (var context = DatabaseOutside.settings(arguments)) {
      run(words.getFirst(), Path.of(words.getLast()), context.getEnvironment());
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String verb, Path archive, Environment settings)
      throws IOException, SQLException {
    var data = Path.of(settings.getRequiredProperty("chengming.data")).toAbsolutePath();
    if (verb.equals("backup")
        && settings.getProperty("chengming.database.url", "").isEmpty()
        && !Files.isDirectory(data.resolve("postgres"))) {
      throw new IOException("There is nothing to back up in " + data);
    }
    DatabaseOutside.open(settings, database -> act(verb, archive, data, database, settings));
  }

  private static void act(
      String verb, Path archive, Path data, DataSource database, Environment settings)
      throws IOException, SQLException {
    var bucket = bucket(settings);
    if (verb.equals("restore")) {
      var restored = Restore.from(archive, database, data);
      System.out.printf(
          "Restored %s into %s. The index is built when the server starts.%n", archive, data);
      say(restored, data, bucket);
      return;
    }
    try (var connection = database.getConnection()) {
      var taken = new Backup(connection, data, bucket, Clock.systemUTC()).write(archive);
      BackupMark.leave(connection, taken);
      System.out.printf(
          "Backed up %,d rows of %d tables and %,d files into %s (%,d bytes)%n",
          taken.rows(), taken.tables(), taken.files(), archive, taken.bytes());
      say(taken, data, bucket);
    }
  }

  /** The bucket files are kept in, in words; empty when they are in the data folder. */
  private static String bucket(Environment settings) {
    var endpoint = settings.getProperty("chengming.files.s3.endpoint", "");
    return endpoint.isEmpty()
        ? ""
        : "bucket %s at %s, under the prefix \"%s\""
            .formatted(
                settings.getProperty("chengming.files.s3.bucket", "chengming"),
                endpoint,
                settings.getProperty("chengming.files.s3.prefix", ""));
  }

  private static void say(Backup.Taken taken, Path data, String bucket) throws IOException {
    if (Files.isDirectory(data.resolve("keys"))) {
      System.out.printf(
          "The archive does NOT hold the keys in %s: keep a copy of them apart from it.%n",
          data.resolve("keys"));
    }
    if (!bucket.isEmpty()) {
      System.out.printf(
          "The archive does NOT hold the %,d files in %s: back that bucket up by itself.%n",
          taken.lacking(), bucket);
    } else if (taken.lacking() > 0) {
      throw new IOException(
          "The archive is written, but %,d files the database names are not in %s"
              .formatted(taken.lacking(), data.resolve("files")));
    }
  }

  private static void say(Restore.Restored restored, Path data, String bucket) {
    if (!restored.bucket().isEmpty()) {
      System.out.printf(
          "Its files are not in the archive; they were in %s. Point chengming.files.s3.* at that or at a copy of it.%n",
          restored.bucket());
    } else if (!bucket.isEmpty() && restored.files() > 0) {
      System.out.printf(
          "%,d files were put into %s, but the settings name %s: copy them there under the same names.%n",
          restored.files(), data.resolve("files"), bucket);
    }
  }
}
