package org.chengming.database;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * An empty database with all schemas, made at build time beside PostgreSQL's programs. A new
 * installation copies it, which takes a tenth of making it; where there is none, or an older one,
 * the start makes what is missing.
 */
public final class PostgresTemplate {
  private static final Logger log = LoggerFactory.getLogger(PostgresTemplate.class);
  private static final String NAME = "template";

  private PostgresTemplate() {}

  /**
   * @param arguments where PostgreSQL's programs are; the template is made in the folder {@code
   *     template} there
   */
  public static void main(String[] arguments) throws IOException {
    ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME))
        .setLevel(Level.WARN);
    var binaries = Path.of(arguments[0]).toAbsolutePath();
    var building = binaries.resolve("template-building");
    try (var postgres = PostgresFolder.start(building, binaries)) {
      var database = new PGSimpleDataSource();
      database.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
      Migrations.run(database);
    }
    Files.move(building.resolve("data"), binaries.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(building);
  }

  /**
   * Copies the template, if there is one, to the folder's {@code data}, which does not exist yet.
   */
  static void copy(Path binaries, Path folder) throws IOException {
    var template = binaries.resolve(NAME);
    if (!Files.isDirectory(template)) {
      return;
    }
    // Under its name it is either whole or absent, whenever the copying is cut short.
    var unfinished = folder.resolve("data-unfinished");
    FileSystemUtils.deleteRecursively(unfinished);
    List<String> names;
    try (var files = Files.walk(template)) {
      names = files.map(file -> template.relativize(file).toString()).toList();
    }
    for (var name : names) {
      Files.copy(
          template.resolve(name), unfinished.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    var data = folder.resolve("data");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    // What PostgreSQL writes from now on it syncs itself; the copied files follow beside the start.
    Thread.ofPlatform().name("sync-template").start(() -> sync(data, names));
  }

  private static void sync(Path data, List<String> names) {
    try {
      for (var name : names) {
        sync(data.resolve(name));
      }
      sync(data.resolve(".."));
    } catch (IOException e) {
      log.warn("The new database's files may not be on disk yet", e);
    }
  }

  private static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      log.debug("PostgreSQL removed {} meanwhile", path);
    }
  }
}
