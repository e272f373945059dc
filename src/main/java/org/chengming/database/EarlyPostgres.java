package org.chengming.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;

/**
 * Lets PostgreSQL come up while the rest of the server is still being read; it is another process
 * on another core. It goes down after everything that talks to it.
 */
public final class EarlyPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** What the data source waits for. */
  record Starting(CompletableFuture<EmbeddedPostgres> postgres) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    if (!settings.getProperty("chengming.database.url", "").isEmpty()
        || Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
      return;
    }
    Thread.ofPlatform().name("early-sql").daemon().start(EarlyPostgres::firstStatement);
    var data = Path.of(settings.getRequiredProperty("chengming.data"));
    var binaries = Path.of(settings.getRequiredProperty("chengming.database.binaries"));
    var starting = CompletableFuture.supplyAsync(() -> start(data, binaries));
    context.getBeanFactory().registerSingleton("startingPostgres", new Starting(starting));
    SpringApplication.getShutdownHandlers().add(() -> starting.thenAccept(EarlyPostgres::stop));
  }

  private static EmbeddedPostgres start(Path data, Path binaries) {
    try {
      return PostgresFolder.start(data.resolve("postgres"), binaries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first statement jOOQ writes takes half a second, the later ones none. */
  private static void firstStatement() {
    var row = DSL.using(SQLDialect.POSTGRES).newResult(DSL.field("one", Long.class));
    DSL.using(
            new MockConnection(asked -> new MockResult[] {new MockResult(0, row)}),
            SQLDialect.POSTGRES)
        .select(DSL.field("one", Long.class))
        .from(DSL.table("early").join(DSL.table("other")).on(DSL.condition("early.id = other.id")))
        .where(DSL.field("name", String.class).in("a", "b"))
        .orderBy(DSL.field("one"))
        .limit(1)
        .fetch();
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
