package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Reaches the server's database from a command, where it is: by URL, in the PostgreSQL the running
 * server started, or in one started for the purpose.
 */
public final class DatabaseOutside {
  private static final int CONNECTIONS = 4; // the turn at the migrations, and those Flyway takes

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  /** What a command does with the database. */
  public interface Work {
    void with(DataSource database) throws IOException, SQLException;
  }

  private DatabaseOutside() {}

  /**
   * @param arguments of the command line, with settings as {@code --name=value} among them
   */
  public static void open(String[] arguments, Work work) throws IOException, SQLException {
    try (var context = settings(arguments)) {
      open(context.getEnvironment(), work);
    }
  }

  /** The settings as the server reads them. */
  static ConfigurableApplicationContext settings(String[] arguments) {
    var application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    return application.run(arguments);
  }

  static void open(Environment settings, Work work) throws IOException, SQLException {
    var data = Path.of(settings.getRequiredProperty("chengming.data")).toAbsolutePath();
    var url = settings.getProperty("chengming.database.url", "");
    var running = url.isEmpty() ? PostgresFolder.runningOn(data.resolve("postgres")) : url;
    if (!running.isEmpty()) {
      try (var database = pool(running, settings)) {
        work.with(database);
      }
      return;
    }
    var binaries = Path.of(settings.getRequiredProperty("chengming.database.binaries"));
    try (var postgres = PostgresFolder.start(data.resolve("postgres"), binaries);
        var database = pool(postgres.getJdbcUrl("postgres", "postgres"), settings)) {
      work.with(database);
    }
  }

  private static HikariDataSource pool(String url, Environment settings) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(
        settings.getProperty("chengming.database.username", "").isEmpty()
            ? "postgres"
            : settings.getProperty("chengming.database.username"));
    pool.setPassword(settings.getProperty("chengming.database.password", ""));
    pool.setMaximumPoolSize(CONNECTIONS);
    return pool;
  }
}
