package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens on one connection of its own for what other nodes announce. */
@Component
class AnnouncementListener implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(AnnouncementListener.class);
  private static final int WAIT_MILLIS = 5_000;
  private static final int AGAIN_MILLIS = 500;

  private final HikariDataSource pool;
  private final Announcements announcements;
  private volatile boolean running;
  private volatile @Nullable Connection connection;

  AnnouncementListener(HikariDataSource pool, Announcements announcements) {
    this.pool = pool;
    this.announcements = announcements;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("announcements").daemon().start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    var open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run); // close() would wait for the listening thread
      } catch (SQLException e) {
        log.debug("The connection was gone already", e);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listen() {
    while (running) {
      try (var listening = connect()) {
        connection = listening;
        try (var statement = listening.createStatement()) {
          statement.execute("listen " + Announcements.CHANNEL);
          announcements.hearing(true);
          while (running) {
            for (var told : listening.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS)) {
              announcements.heard(Arrays.asList(told.getParameter().split(",")));
            }
            statement.execute("select 1"); // notices a connection that died silently
          }
        }
      } catch (SQLException e) {
        if (running) {
          log.warn("Announcements of other nodes do not arrive: {}", e.getMessage());
        }
      }
      announcements.hearing(false);
      pause();
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    if (pool.getUsername() != null) {
      properties.setProperty("user", pool.getUsername());
    }
    if (pool.getPassword() != null) {
      properties.setProperty("password", pool.getPassword());
    }
    properties.setProperty("ApplicationName", "chengming-announcements");
    return DriverManager.getConnection(pool.getJdbcUrl(), properties);
  }

  private void pause() {
    try {
      Thread.sleep(running ? AGAIN_MILLIS : 0);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
