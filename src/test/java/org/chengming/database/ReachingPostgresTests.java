package org.chengming.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.chengming.testing.ServerTest;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
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

  /** Otherwise a receipt that was shown could be gone after PostgreSQL has fallen. */
  @Test
  void one_that_would_acknowledge_before_it_has_written_is_made_to_wait() {
    assertThat(db.fetchValue("show synchronous_commit")).isEqualTo("on");
    var name = "hasty_" + Long.toString(System.nanoTime(), 36);
    db.execute("create database " + name);
    db.execute("alter database " + name + " set synchronous_commit = off");
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl(source.getJdbcUrl().replaceFirst("/postgres(?=$|\\?)", "/" + name));
      pool.setMaximumPoolSize(1);
      pool.setConnectionInitSql(source.getConnectionInitSql());
      assertThat(DSL.using(pool, SQLDialect.POSTGRES).fetchValue("show synchronous_commit"))
          .isEqualTo("on");
    } finally {
      db.execute("drop database " + name + " with (force)");
    }
  }

  @Test
  void one_whose_owner_lives_is_left_alone() {
    assertThatThrownBy(() -> PostgresFolder.start(data.resolve("postgres"), binaries))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs a PostgreSQL on");
    assertThat(db.fetchValue("select 1")).isEqualTo(1);
  }
}
