package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.regex.Pattern;

/**
 * Where a replica answers.
 *
 * @param text {@code host:port}, or a JDBC address of its own; account and all that is not said are
 *     the primary's
 */
record ReplicaAddress(String text) {
  private static final Pattern HOST = Pattern.compile("[^/:?\\s]+(:\\d{1,5})?|\\[[^]]+](:\\d+)?");
  private static final Pattern PRIMARY = Pattern.compile("(jdbc:postgresql://)[^/]*(/.*)");
  private static final String JDBC = "jdbc:postgresql://";
  private static final int IDLE = 2;

  ReplicaAddress {
    text = text.strip();
    if (!text.startsWith(JDBC) && !HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "chengming.database.replicas names \"%s\"; a replica is host:port or jdbc:postgresql://host:port/database"
              .formatted(text));
    }
  }

  /** Without what a JDBC address may tell besides, such as a password. */
  String name() {
    return text.startsWith(JDBC) ? text.substring(JDBC.length()).replaceFirst("[/?].*", "") : text;
  }

  String jdbc(String primary) {
    if (text.startsWith(JDBC)) {
      return text;
    }
    var parts = PRIMARY.matcher(primary);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "chengming.database.url does not name host and database, so replica \"%s\" needs a JDBC address of its own"
              .formatted(text));
    }
    // An address that looks for the primary among several hosts would refuse a standby.
    return parts.group(1)
        + text
        + parts.group(2).replaceAll("(?<=[?&])targetServerType=[^&]*&?", "");
  }

  /** With a pool of its own that is filled when it is first read from. */
  Replica beside(HikariDataSource primary) {
    var pool = new HikariDataSource();
    pool.setPoolName("replica " + name().replace(':', ' '));
    pool.setJdbcUrl(jdbc(primary.getJdbcUrl()));
    pool.setUsername(primary.getUsername());
    pool.setPassword(primary.getPassword());
    pool.setMaximumPoolSize(primary.getMaximumPoolSize());
    pool.setMinimumIdle(Math.min(IDLE, primary.getMaximumPoolSize()));
    pool.setReadOnly(true);
    pool.setConnectionTimeout(1_000);
    pool.setValidationTimeout(500);
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("ApplicationName", "chengming-reads");
    pool.addDataSourceProperty("connectTimeout", "2");
    return new Replica(name(), pool);
  }
}
