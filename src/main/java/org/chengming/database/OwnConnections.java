package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections beside the pool, for what keeps one as long as the server runs. */
record OwnConnections(HikariDataSource pool) {
  Connection open(String name) throws SQLException {
    var properties = new Properties();
    if (pool.getUsername() != null) {
      properties.setProperty("user", pool.getUsername());
    }
    if (pool.getPassword() != null) {
      properties.setProperty("password", pool.getPassword());
    }
    properties.setProperty("ApplicationName", name);
    return DriverManager.getConnection(pool.getJdbcUrl(), properties);
  }
}
