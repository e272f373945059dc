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
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /** Statutory days are counted in China, wherever the server stands. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.system(ZoneId.of("Asia/Shanghai"));
  }

  /**
   * ConditionalOnProperty cannot say "empty": to it an empty value asked for means any but false.
   */
  static final class NoneOfOnesOwn implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("chengming.database.url", "").isEmpty();
    }
  }

  @Bean(destroyMethod = "close")
  @Conditional(NoneOfOnesOwn.class)
  EmbeddedPostgres embeddedPostgres(
      @Value("${chengming.data}") Path data,
      @Value("${chengming.database.binaries}") Path binaries,
      ObjectProvider<EarlyPostgres.Starting> early)
      throws IOException {
    var starting = early.getIfAvailable();
    return starting != null
        ? starting.postgres().join()
        : PostgresFolder.start(data.resolve("postgres"), binaries);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(
      ObjectProvider<EmbeddedPostgres> embedded,
      @Value("${chengming.database.url:}") String url,
      @Value("${chengming.database.username:}") @Nullable String username,
      @Value("${chengming.database.password:}") @Nullable String password,
      @Value("${chengming.database.connections:16}") int connections) {
    var pool = new HikariDataSource();
    var postgres = embedded.getIfAvailable();
    if (postgres != null) {
      pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    } else {
      pool.setJdbcUrl(url);
      pool.setUsername(username);
      pool.setPassword(password);
    }
    pool.setMaximumPoolSize(connections);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    Migrations.run(pool);
    return pool;
  }
}
