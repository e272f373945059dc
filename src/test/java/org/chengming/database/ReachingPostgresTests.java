package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@ServerTest
class ReachingPostgresTests {
  @Autowired HikariDataSource source;
  @Autowired DSLContext db;

  @Value("${chengming.data}")
  Path data;

  @Value("${chengming.database.binaries}")
  Path binaries;

  @Test
  void a_postgresql_of_ones_own_is_used_and_no_other_started() {
    new ApplicationContextRunner()
        .withUserConfiguration(DatabaseConfiguration.class)
        .withPropertyValues(
            "chengming.database.url=" + source.getJdbcUrl(),
            "chengming.database.username=postgres",
            "chengming.database.connections=1",
            "chengming.data=" + data,
            "chengming.database.binaries=" + binaries)
        .run(
            context -> {
              assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgres.class);
              assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                  .isEqualTo(source.getJdbcUrl());
            });
  }

  @Test
  void one_whose_owner_lives_is_left_alone() {
    assertThatThrownBy(() -> PostgresFolder.start(data.resolve("postgres"), binaries))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs a PostgreSQL on");
    assertThat(db.fetchValue("select 1")).isEqualTo(1);
  }
}
