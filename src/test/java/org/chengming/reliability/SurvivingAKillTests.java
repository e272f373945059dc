package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.chengming.Chengming;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.testing.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * kill -9 while documents are imported and published: what was acknowledged is there afterwards,
 * and the index, the feed and the database agree. Two rounds here; {@code bin/bench kill} does
 * twenty ({@code -Dchengming.kills=20}) and records them.
 */
class SurvivingAKillTests {
  private static final int ROUNDS = Integer.getInteger("chengming.kills", 2);

  @TempDir Path temporary;

  @Test
  void nothing_acknowledged_is_lost_and_index_and_feed_agree_with_the_database() throws Exception {
    var data = Files.createDirectories(temporary.resolve("data"));
    var binaries = temporary.resolve("binaries");
    var body = prepare(data, binaries);
    var seed = Long.getLong("chengming.seed", System.nanoTime());
    var random = new Random(seed);
    var acknowledged = new TreeSet<String>();
    var importedPublished = new int[2];
    for (int round = 0; round < ROUNDS; round++) {
      var server = ChildServer.start(data, binaries, freePort());
      var importer = new ImportingClient(server.origin(), body.code(), "r" + round);
      var publisher = new PublishingClient(server.port(), body.id(), "p" + round);
      var first = Thread.ofVirtual().start(importer);
      var second = Thread.ofVirtual().start(publisher);
      Thread.sleep(1500 + random.nextInt(2500));
      // On a slow machine nobody may have published by then; a kill before anything happened shows
      // nothing.
      for (var wait = 0; wait < 300 && publisher.acknowledged().isEmpty(); wait++) {
        Thread.sleep(100);
      }
      if (round % 2 == 0) {
        server.kill();
      } else {
        server.killWithDatabase();
      }
      first.join();
      second.join();
      assertThat(publisher.failure()).isEmpty();
      acknowledged.addAll(importer.acknowledged());
      acknowledged.addAll(publisher.acknowledged());
      importedPublished[0] += importer.acknowledged().size();
      importedPublished[1] += publisher.acknowledged().size();
    }
    var server = ChildServer.start(data, binaries, freePort());
    try {
      var reader = new ReadingClient(server.origin());
      var inDatabase = reader.titlesListed();
      assertThat(inDatabase).as("seed %d", seed).containsAll(acknowledged);
      assertThat(reader.titlesFoundOnceCaughtUp(inDatabase.size()))
          .as("seed %d", seed)
          .isEqualTo(inDatabase);
      assertThat(inDatabase).containsAll(reader.titlesInFeed());
    } finally {
      server.stop();
    }
    assertThat(importedPublished[0]).as("imported before the kills").isPositive();
    assertThat(importedPublished[1]).as("published before the kills").isPositive();
    record(seed, importedPublished);
  }

  /** Makes a body with an editor and a publisher, in this process, then lets go of the folder. */
  private static Body prepare(Path data, Path binaries) {
    try (var context =
        new SpringApplicationBuilder(Chengming.class)
            .run(
                "--chengming.data=" + data,
                "--chengming.database.binaries=" + binaries,
                "--server.port=0",
                "--management.server.port=0")) {
      return appoint(context);
    }
  }

  /** Lets {@code writer} and {@code publisher} act for the body at the top. */
  static Body appoint(ConfigurableApplicationContext context) {
    var root = context.getBean(Organisations.class).bodies().roots().getFirst();
    var accounts = context.getBean(Accounts.class);
    for (var person : List.of("writer", "publisher")) {
      var roles =
          person.equals("writer")
              ? List.of(Role.EDITOR)
              : List.of(Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
      accounts.createStaff(
          Actor.system("test"),
          new CreateStaff(
              person,
              person,
              root.id(),
              Given.PASSWORD,
              true,
              roles.stream().map(r -> new RoleOver(r, root.id())).toList()));
    }
    return root;
  }

  private static void record(long seed, int[] importedPublished) throws Exception {
    if (ROUNDS < 20) {
      return;
    }
    var file = Path.of("docs/reliability.md");
    var others = Files.readString(file);
    var other = others.indexOf("\n## Restarting nodes in turn");
    Files.writeString(
        file,
        """
        # Reliability

        Measured by `bin/bench kill`; every run checks what it claims and fails otherwise.

        ## kill -9 while importing and publishing

        %s, %d cores. %d rounds (seed %d): a server under an import of 50 documents a request and one official after another
        publishing is killed after 1.5 to 4 seconds, in every second round together with its PostgreSQL as when the power fails,
        and started again on the same folder.

        | acknowledged | number | lost |
        |---|---|---|
        | documents imported | %d | 0 |
        | documents published at the desk | %d | 0 |

        After the last start the set of titles listed from the database equals the set found by the index, and the feed holds nothing
        else.
        """
                .formatted(
                    LocalDate.now(),
                    Runtime.getRuntime().availableProcessors(),
                    ROUNDS,
                    seed,
                    importedPublished[0],
                    importedPublished[1])
            + (other < 0 ? "" : others.substring(other)));
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0)) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }
}
