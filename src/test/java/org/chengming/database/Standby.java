package org.chengming.database;

import static org.chengming.testing.Patience.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A hot standby of a running PostgreSQL: its folder copied in backup mode, following its log. */
final class Standby implements AutoCloseable {
  private static final Set<String> LEFT_OUT =
      Set.of("pg_wal", "pg_replslot", "postmaster.pid", "postmaster.opts", "epg-lock");

  private final EmbeddedPostgres postgres;

  private Standby(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * @param primary a connection of its own to the PostgreSQL on {@code data}
   */
  static Standby of(Connection primary, int port, Path data, Path binaries, Path folder)
      throws IOException, SQLException {
    var copy = folder.resolve("data");
    var sql = DSL.using(primary, SQLDialect.POSTGRES);
    sql.fetch("select pg_backup_start('standby', true)");
    copy(data, copy);
    var label = sql.fetchSingle("select labelfile from pg_backup_stop(false)").into(String.class);
    Files.writeString(copy.resolve("backup_label"), label);
    Files.createFile(copy.resolve("standby.signal"));
    Files.writeString(
        copy.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'\n".formatted(port));
    return new Standby(PostgresFolder.start(folder, binaries));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(
                to.resolve(from.relativize(folder)),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return left(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!left(file)) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // PostgreSQL removed it meanwhile
            }
            throw e;
          }

          private boolean left(Path path) {
            return path.getParent().equals(from)
                && LEFT_OUT.contains(path.getFileName().toString());
          }
        });
  }

  String address() {
    return "127.0.0.1:" + postgres.getPort();
  }

  /** Still takes the log, and shows nothing new of it. */
  void pause() {
    sql().fetch("select pg_wal_replay_pause()");
    await()
        .until(() -> "paused".equals(sql().fetchValue("select pg_get_wal_replay_pause_state()")));
  }

  void resume() {
    sql().fetch("select pg_wal_replay_resume()");
  }

  DSLContext sql() {
    return DSL.using(postgres.getPostgresDatabase(), SQLDialect.POSTGRES);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
