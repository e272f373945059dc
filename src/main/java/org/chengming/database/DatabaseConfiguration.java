package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /**
   * What was acknowledged is on the disk, even where whoever runs PostgreSQL has chosen otherwise
   * for it or for the database: a receipt that a restart takes back is none.
   */
  private static final String WAIT_FOR_THE_LOG =
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

  /** Closed with the beans; closing it again is nothing. */
  record OwnPostgres(@Nullable EmbeddedPostgres postgres) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (postgres != null) {
        postgres.close();
      }
    }
  }

  /** Statutory days are counted in China, wherever the server stands. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  /** The PostgreSQL of this process; empty where a setting names another. */
  @Bean
  OwnPostgres ownPostgres(
      @Value("${chengming.database.url:}") String url,
      @Value("${chengming.data}") Path data,
      @Value("${chengming.database.binaries}") Path binaries,
      ObjectProvider<EarlyPostgres.Starting> early)
      throws IOException {
    if (!url.isEmpty()) {
      return new OwnPostgres(null);
    }
    var starting = early.getIfAvailable();
    return new OwnPostgres(
        starting != null
            ? starting.postgres().join()
            : PostgresFolder.start(data.resolve("postgres"), binaries));
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(
      OwnPostgres own,
      @Value("${chengming.database.url:}") String url,
      @Value("${chengming.database.username:}") @Nullable String username,
      @Value("${chengming.database.password:}") @Nullable String password,
      @Value("${chengming.database.connections:16}") int connections) {
    var pool = new HikariDataSource();
    if (own.postgres() != null) {
      pool.setJdbcUrl(own.postgres().getJdbcUrl("postgres", "postgres"));
    } else {
      pool.setJdbcUrl(url);
      pool.setUsername(username);
      pool.setPassword(password);
    }
    pool.setMaximumPoolSize(connections);
    pool.setExceptionOverride(new CutConnections(pool));
    pool.setConnectionInitSql(WAIT_FOR_THE_LOG);
    // Nobody waits half a minute to be told that the database is away.
    pool.setConnectionTimeout(10_000);
    // What PostgreSQL says of a row it refused quotes the row, and would stand in our logs.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    Migrations.run(pool);
    return pool;
  }
}
