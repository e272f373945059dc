package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chengming.Chengming;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * What docs/operations/backup.md says of a PostgreSQL of one's own: a base copy taken while the
 * server runs, the archived log, and going back to a moment. The node keeps its folder, so its
 * index has seen a future that is no more. {@code bin/bench faults} runs it.
 */
class RecoveringToAMoment {
  @TempDir Path folder;

  @Test
  void brings_back_what_was_there_at_the_moment_and_nothing_after() throws Exception {
    var archive = Files.createDirectories(folder.resolve("archive"));
    var base = folder.resolve("base");
    var moment = "";
    Path program;
    var node = Files.createDirectories(folder.resolve("node"));
    try (var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("wal_level", "replica")
            .setServerConfig("archive_mode", "on")
            .start()) {
      var data = Path.of(ask(postgres, "show data_directory"));
      execute(
          postgres,
          "alter system set archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'"
              .formatted(archive));
      execute(postgres, "select pg_reload_conf()");
      program = program(data);
      var server = start(postgres.getJdbcUrl("postgres", "postgres"), node, true);
      publish(server, "底稿之前");
      baseCopy(postgres, data, base);
      publish(server, "底稿之后");
      moment = ask(postgres, "select clock_timestamp()::text");
      Thread.sleep(1100);
      publish(server, "误操作");
      ask(postgres, "select pg_switch_wal()::text");
      for (int i = 0;
          i < 100
              && ask(postgres, "select failed_count::text || archived_count from pg_stat_archiver")
                  .equals("00");
          i++) {
        Thread.sleep(100);
      }
      server.stop();
    }
    var port = freePort();
    Files.writeString(
        base.resolve("postgresql.auto.conf"),
        """
        restore_command = 'cp %s/%%f %%p'
        recovery_target_time = '%s'
        recovery_target_action = 'promote'
        """
            .formatted(archive, moment));
    Files.createFile(base.resolve("recovery.signal"));
    recover(program, base, port);
    try {
      var server = start("jdbc:postgresql://localhost:%d/postgres".formatted(port), node, false);
      var reader = new ReadingClient(server.origin());
      assertThat(reader.titlesListed()).containsExactlyInAnyOrder("底稿之前", "底稿之后");
      assertThat(reader.titlesFoundOnceCaughtUp(2)).isEqualTo(Set.of("底稿之前", "底稿之后"));
      publish(server, "恢复之后");
      assertThat(reader.titlesFoundOnceCaughtUp(3)).contains("恢复之后");
      server.stop();
    } finally {
      run("unshare", "-U", program.toString(), "-D", base.toString(), "-m", "fast", "-w", "stop");
    }
  }

  private void recover(Path program, Path base, int port) throws Exception {
    var log = folder.resolve("recovery.log");
    try {
      run(
          "unshare",
          "-U",
          program.toString(),
          "-D",
          base.toString(),
          "-l",
          log.toString(),
          "-o",
          // As many connections as before, which the first was told on its command line too.
          "-p " + port + " -c unix_socket_directories= -c max_connections=300",
          "-w",
          "-t",
          "60",
          "start");
    } catch (AssertionError e) {
      throw new AssertionError(Files.exists(log) ? Files.readString(log) : "no log", e);
    }
  }

  private ChildServer start(String url, Path node, boolean first) throws Exception {
    var settings =
        List.of(
            "--chengming.database.url=" + url,
            "--chengming.database.username=postgres",
            "--chengming.search.vectors=off");
    if (first) {
      var all = new ArrayList<>(settings);
      all.addAll(
          List.of("--chengming.data=" + node, "--server.port=0", "--management.server.port=0"));
      try (var context =
          new SpringApplicationBuilder(Chengming.class).run(all.toArray(String[]::new))) {
        SurvivingAKillTests.appoint(context);
      }
    }
    return ChildServer.start(
        node, folder.resolve("binaries"), freePort(), settings.toArray(String[]::new));
  }

  private static void publish(ChildServer server, String title) {
    var newsroom =
        new Newsroom(
            Desk.signedIn(server.port(), "writer", Given.PASSWORD),
            Desk.signedIn(server.port(), "publisher", Given.PASSWORD),
            1);
    var edition = newsroom.draft(title, "", "<p>%s的正文。</p>".formatted(title));
    newsroom.submit(edition);
    newsroom.release(edition);
  }

  /** The low-level way, where there is no pg_basebackup. */
  private static void baseCopy(EmbeddedPostgres postgres, Path data, Path base) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('base', true)");
      run("cp", "-a", data.toString(), base.toString());
      try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
        stopped.next();
        Files.writeString(base.resolve("backup_label"), stopped.getString(1));
      }
    }
    run("sh", "-c", "rm -rf '%1$s'/pg_wal/* '%1$s'/postmaster.pid '%1$s'/epg-lock".formatted(base));
  }

  /** The process that was started may be one that only made a name space for it. */
  private static Path program(Path data) throws IOException {
    var command = Files.readString(data.resolve("postmaster.opts")).strip().split(" ", 2)[0];
    return Path.of(command).resolveSibling("pg_ctl");
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var rows = statement.execute(sql);
      while (!rows) {
        rows = statement.getMoreResults();
      }
      try (var answer = statement.getResultSet()) {
        answer.next();
        return answer.getString(1);
      }
    }
  }

  private static void run(String... command) throws Exception {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }
}
