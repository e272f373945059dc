package org.chengming.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in a folder that survives restarts and a kill -9 of the process that started
 * it.
 */
final class PostgresFolder {
  private static final Logger log = LoggerFactory.getLogger(PostgresFolder.class);

  private PostgresFolder() {}

  /**
   * Starts it and waits until it answers.
   *
   * @param binaries where the programs are unpacked to; shared by installations, so that the first
   *     start need not unpack
   */
  static EmbeddedPostgres start(Path folder, Path binaries) throws IOException {
    var data = folder.resolve("data").toAbsolutePath();
    Files.createDirectories(folder);
    requireUnused(data);
    stopOrphan(data, binaries.toAbsolutePath());
    if (Files.notExists(data)) {
      PostgresTemplate.copy(binaries, folder);
    }
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
        // zonky starts PostgreSQL for tests, without durability; ours keeps what it acknowledged.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("shared_buffers", "128MB")
        .setServerConfig("max_connections", "60")
        // An import writes pages again after every checkpoint, so those are kept rare and small.
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("wal_compression", "on")
        // The one who starts it stops it, after the last that talks to it.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  /** The JDBC address of the PostgreSQL that runs on the folder, empty when none does. */
  static String runningOn(Path folder) throws IOException {
    var pidFile = folder.resolve("data/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return "";
    }
    var lines = Files.readAllLines(pidFile);
    var alive =
        lines.size() > 3 && ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).isPresent();
    return alive ? "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(lines.get(3).strip()) : "";
  }

  /**
   * The process that started it holds a lock on this file as long as it lives; a PostgreSQL whose
   * owner lives is no orphan.
   */
  private static void requireUnused(Path data) throws IOException {
    var file = data.resolve("epg-lock");
    if (!Files.exists(file)) {
      return;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new IllegalStateException(
            "Another process runs its PostgreSQL on %s; stop it first, or use another data folder"
                .formatted(data));
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException(
          "This process runs a PostgreSQL on %s already".formatted(data), e);
    }
  }

  /**
   * A killed JVM leaves its PostgreSQL running on the folder; only one that runs from our own
   * binaries is stopped.
   */
  private static void stopOrphan(Path data, Path binaries) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var orphan =
        ProcessHandle.of(pid)
            .filter(p -> p.info().command().orElse("").startsWith(binaries.toString()));
    if (orphan.isEmpty()) {
      return;
    }
    log.info("PostgreSQL {} was left running on {}; stopping it", pid, data);
    // SIGTERM waits for clients, and the killed JVM's connections may linger; SIGINT ends them.
    // Java sends only SIGTERM.
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
    try {
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(
          "PostgreSQL %d on %s does not stop; end it by hand".formatted(pid, data), e);
    }
  }
}
