package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * When PostgreSQL cuts one connection, it has as a rule cut all of them, being stopped or fallen.
 * Those that lie idle are let go at once, and those in use when they come back, so that one
 * question meets the cut and not one for each connection.
 */
final class CutConnections implements SQLExceptionOverride {
  private final HikariDataSource pool;

  CutConnections(HikariDataSource pool) {
    this.pool = pool;
  }

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    if (DatabaseAway.cut(e.getSQLState())) {
      letGo();
    }
    return Override.CONTINUE_EVICT;
  }

  void letGo() {
    var bean = pool.getHikariPoolMXBean();
    if (bean != null) {
      bean.softEvictConnections();
    }
  }
}
