package org.chengming.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets PostgreSQL come up while the rest of the server is still being read; it is another process
 * on another core.
 */
public final class EarlyPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** What the data source waits for. */
  record Starting(CompletableFuture<EmbeddedPostgres> postgres) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var settings = context.getEnvironment();
    if (!settings.getProperty("chengming.database.url", "").isEmpty()) {
      return;
    }
    var data = Path.of(settings.getRequiredProperty("chengming.data"));
    var binaries = Path.of(settings.getRequiredProperty("chengming.database.binaries"));
    var starting = CompletableFuture.supplyAsync(() -> start(data, binaries));
    context.getBeanFactory().registerSingleton("startingPostgres", new Starting(starting));
  }

  private static EmbeddedPostgres start(Path data, Path binaries) {
    try {
      return PostgresFolder.start(data.resolve("postgres"), binaries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
