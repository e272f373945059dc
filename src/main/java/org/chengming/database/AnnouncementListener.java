package org.chengming.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Listens on one connection of its own for what other nodes announce, and for the end of it. */
@Component
class AnnouncementListener extends Worker {
  private static final Logger log = LoggerFactory.getLogger(AnnouncementListener.class);
  private static final int WAIT_MILLIS = 5_000;
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final OwnConnections connections;
  private final CutConnections others;
  private final Announcements announcements;
  private volatile @Nullable Connection connection;

  AnnouncementListener(HikariDataSource pool, Announcements announcements) {
    super("announcements", Duration.ofSeconds(5));
    this.connections = new OwnConnections(pool);
    this.others = new CutConnections(pool);
    this.announcements = announcements;
  }

  @Override
  protected void interrupt(Thread working) {
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
  protected void work() {
    while (!stopping()) {
      var heard = false;
      try (var listening = connections.open("chengming-announcements")) {
        connection = listening;
        try (var statement = listening.createStatement()) {
          statement.execute("listen " + Announcements.CHANNEL);
          announcements.hearing(true);
          heard = true;
          while (!stopping()) {
            for (var told : listening.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS)) {
              announcements.heard(Arrays.asList(told.getParameter().split(",")));
            }
            statement.execute("select 1"); // notices a connection that died silently
          }
        }
      } catch (SQLException | RuntimeException e) {
        if (!stopping()) {
          log.warn("Announcements of other nodes do not arrive: {}", e.getMessage());
        }
        if (heard && DatabaseAway.cut(e)) {
          others.letGo(); // this one was listening, so it is the first to be told
        }
      }
      announcements.hearing(false);
      rest(AGAIN);
    }
  }
}
