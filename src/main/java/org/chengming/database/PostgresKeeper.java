package org.chengming.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chengming.database.DatabaseConfiguration.OwnPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Starts the PostgreSQL of this process again when it has ended by itself: a full disk makes it
 * give up, and the system may kill it for want of memory. It comes back at the same port, so those
 * who talk to it need not know.
 */
@Component
class PostgresKeeper extends Worker {
  private static final Logger log = LoggerFactory.getLogger(PostgresKeeper.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final boolean own;
  private final Path folder;

  @Autowired
  PostgresKeeper(OwnPostgres postgres, @Value("${chengming.data}") Path data) {
    this(postgres.postgres() != null, data.resolve("postgres"));
  }

  PostgresKeeper(boolean own, Path folder) {
    super("postgres-keeper", Duration.ofSeconds(10));
    this.own = own;
    this.folder = folder.toAbsolutePath();
  }

  @Override
  protected boolean wanted() {
    return own;
  }

  @Override
  protected void work() {
    var said = false;
    while (!stopping()) {
      try {
        if (PostgresFolder.runningOn(folder).isEmpty() && !stopping()) {
          if (!said) {
            log.error("PostgreSQL has ended by itself and is started again");
          }
          said = !again();
        }
      } catch (IOException | RuntimeException e) {
        log.warn("PostgreSQL cannot be started for now: {}", e.getMessage());
      } catch (InterruptedException e) {
        return;
      }
      rest(LOOK);
    }
  }

  /** With the command line it was started with, which it has left in its folder. */
  private boolean again() throws IOException, InterruptedException {
    var data = folder.resolve("data");
    var postgres = Files.readString(data.resolve("postmaster.opts")).strip().split(" ", 2)[0];
    var command =
        new ArrayList<>(
            List.of(
                Path.of(postgres).resolveSibling("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-l",
                folder.resolve("restarted.log").toString(),
                "-w",
                "-t",
                "30",
                "restart"));
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to be root, so it is somebody in a name space of its own, as at first.
      command.addAll(0, List.of("unshare", "-U"));
    }
    var ended =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (ended == 0) {
      log.info("PostgreSQL runs again");
    } else {
      log.warn("PostgreSQL does not start; see {}", folder.resolve("restarted.log"));
    }
    return ended == 0;
  }
}
