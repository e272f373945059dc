package org.chengming.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each module's schema up to date, one history a module. The stamp of all migrations, made
 * at build time, is left in the database; while it is the same, Flyway need not be asked, which
 * saves a quarter of the start.
 */
public final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);
  static final List<String> MODULES =
      List.of(
          "audit",
          "organisations",
          "accounts",
          "calendar",
          "files",
          "ledger",
          "gate",
          "catalogue",
          "publishing",
          "gate",
          "search",
          "imports",
          "requests",
          "letters",
          "reports",
          "web",
          "database",
          "operations",
          "registers",
          "standards");

  /**
   * The comment of tables that the program makes from data, so that a backup takes along how they
   * are made.
   */
  public static final String MADE_BY_PROGRAM = "made by the program from data";

  /** Any number that no other advisory lock of ours has. */
  private static final long TURN = 2014_0001L;

  private Migrations() {}

  public static void run(DataSource database) {
    var stamp = stamp();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      // Nodes that start together on one database take turns.
      statement.execute("select pg_advisory_lock(%d)".formatted(TURN));
      try {
        if (!stamp.equals(stampIn(statement))) {
          log.info("Bringing the database to this version's schemas");
          MODULES.forEach(module -> migrate(database, module));
          leave(database, stamp);
        }
      } finally {
        statement.execute("select pg_advisory_unlock(%d)".formatted(TURN));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The database's schema stamp can be neither read nor written", e);
    }
  }

  /**
   * Makes the schemas as they were at these versions, for a backup to be put in; modules not named
   * are left out.
   */
  static void runTo(DataSource database, Map<String, String> versions) {
    MODULES.stream()
        .filter(versions::containsKey)
        .forEach(module -> flyway(database, module).target(versions.get(module)).load().migrate());
  }

  private static void migrate(DataSource database, String module) {
    flyway(database, module).load().migrate();
  }

  private static FluentConfiguration flyway(DataSource database, String module) {
    return Flyway.configure()
        .dataSource(database)
        .schemas(module)
        .locations("classpath:db/migration/" + module);
  }

  private static String stamp() {
    try (var in = Migrations.class.getResourceAsStream("/db/migrations.stamp")) {
      if (in == null) {
        throw new IllegalStateException(
            "db/migrations.stamp is missing: the build makes it with the tables");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stampIn(Statement statement) throws SQLException {
    statement.execute(
        "create table if not exists public.schema_stamp (one_row boolean primary key default true check (one_row), stamp text not null)");
    try (var rows = statement.executeQuery("select stamp from public.schema_stamp")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static void leave(DataSource database, String stamp) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into public.schema_stamp (stamp) values (?) on conflict (one_row) do update set stamp = excluded.stamp")) {
      statement.setString(1, stamp);
      statement.executeUpdate();
    }
  }
}
