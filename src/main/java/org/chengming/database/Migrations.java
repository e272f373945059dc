package org.chengming.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings each module's schema up to date, one history a module. */
public final class Migrations {
  private static final List<String> MODULES =
      List.of("audit", "organisations", "accounts", "calendar", "files", "catalogue", "publishing", "search", "imports");

  private Migrations() {}

  public static void run(DataSource database) {
    for (var module : MODULES) {
      Flyway.configure()
          .dataSource(database)
          .schemas(module)
          .locations("classpath:db/migration/" + module)
          .load()
          .migrate();
    }
  }
}
