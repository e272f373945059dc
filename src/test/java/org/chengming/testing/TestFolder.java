package org.chengming.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Gives each test context a data folder of its own, gone with the JVM. */
class TestFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var folder = Files.createTempDirectory("chengming-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      TestPropertyValues.of(
              "chengming.data=" + folder,
              "chengming.database.binaries=" + PostgresPrograms.FOLDER,
              "chengming.search.vectors=off",
              "chengming.accounts.oidc.issuer=" + IdentityProvider.issuer(),
              "chengming.accounts.oidc.client-id=chengming",
              "chengming.accounts.oidc.client-secret=a secret of the tests",
              "chengming.accounts.oidc.factors=otp")
          .applyTo(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      // the system's own clean-up of its temporary folder will take it
    }
  }
}
