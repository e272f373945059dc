package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengming.testing.Patience.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.chengming.testing.PostgresPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingPostgresRunningTests {
  @TempDir Path folder;

  @Test
  void brings_it_back_at_its_port_with_what_it_had_acknowledged() throws Exception {
    var home = folder.resolve("postgres");
    try (var postgres = PostgresFolder.start(home, PostgresPrograms.FOLDER)) {
      var keeper = new PostgresKeeper(true, home);
      keeper.start();
      try {
        var url = postgres.getJdbcUrl("postgres", "postgres");
        execute(url, "create table kept (id int); insert into kept values (1)");
        var pid =
            Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await()
            .ignoreExceptions()
            .untilAsserted(() -> execute(url, "insert into kept select 2 from kept"));
        assertThat(PostgresFolder.runningOn(home)).contains(":" + postgres.getPort() + "/");
      } finally {
        keeper.stop();
      }
    }
    assertThat(PostgresFolder.runningOn(home)).as("stopped by the one who started it").isEmpty();
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
