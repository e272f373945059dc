package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chengming.Chengming;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.CreateStaff;
import org.chengming.accounts.RoleOver;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Applicant;
import org.chengming.requests.Applicant.Receipt;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.PostgresPrograms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * kill -9 while documents are drafted, imported and published, requests filed, registered and
 * answered, answers agreed to and applicants told by mail: what was acknowledged is there
 * afterwards, the index, the feed and the database agree, and no number was used twice or lost. Two
 * rounds here; {@code bin/bench kill} does twenty ({@code -Dchengming.kills=20}) and records them.
 * From three rounds on a backup taken meanwhile brings back what was acknowledged before it began.
 */
class SurvivingAKillTests {
  private static final int ROUNDS = Integer.getInteger("chengming.kills", 2);
  static final boolean FULL = ROUNDS >= 20;

  /** Besides answers, mails and drafts: {@code -Dchengming.kills.office=true}. */
  private static final boolean OFFICE = Boolean.getBoolean("chengming.kills.office");

  /** Three more starts of a server, which a test run on two cores has no time for. */
  private static final boolean BACKUP = ROUNDS > 2;

  @TempDir Path temporary;

  @Test
  void nothing_acknowledged_is_lost_and_index_and_feed_agree_with_the_database() throws Exception {
    var data = Files.createDirectories(temporary.resolve("data"));
    var binaries = PostgresPrograms.FOLDER;
    var body = prepare(data, binaries);
    var seed = Long.getLong("chengming.seed", System.nanoTime());
    var random = new Random(seed);
    var acknowledged = new TreeSet<String>();
    var importedPublished = new int[2];
    var filed = new ArrayList<Receipt>();
    var registered = new ArrayList<Receipt>();
    @Nullable RestoredSite backup = null;
    @Nullable OfficeAtWork office = OFFICE ? new OfficeAtWork(body) : null;
    var settings = office == null ? new String[0] : office.settings();
    for (int round = 0; round < ROUNDS; round++) {
      var server = ChildServer.start(data, binaries, freePort(), settings);
      var importer = new ImportingClient(server.origin(), body.code(), "r" + round);
      var publisher = new PublishingClient(server.port(), body.id(), "p" + round);
      var first = Thread.ofVirtual().start(importer);
      var second = Thread.ofVirtual().start(publisher);
      var applicants = new AskingClient(server.port(), body);
      var third = Thread.ofVirtual().start(applicants);
      if (office != null) {
        office.begin(server.port());
      }
      Thread.sleep(1500 + random.nextInt(2500));
      // On a slow machine nobody may have published by then; a kill before anything happened shows
      // nothing.
      for (var wait = 0;
          wait < 300
              && (publisher.acknowledged().isEmpty()
                  || applicants.registered().isEmpty()
                  || office != null && office.idle());
          wait++) {
        Thread.sleep(100);
      }
      if (BACKUP && round == ROUNDS - 1) {
        acknowledged.addAll(importer.acknowledged());
        acknowledged.addAll(publisher.acknowledged());
        filed.addAll(applicants.acknowledged());
        backup =
            RestoredSite.backUp(
                server.origin(),
                data,
                binaries,
                acknowledged,
                filed,
                temporary.resolve("elsewhere"));
      }
      if (round % 2 == 0) {
        server.kill();
      } else {
        server.killWithDatabase();
      }
      first.join();
      second.join();
      third.join();
      if (office != null) {
        office.end();
      }
      assertThat(applicants.failure()).isEmpty();
      var receipts = new LinkedHashSet<>(filed);
      receipts.addAll(applicants.acknowledged());
      filed.clear();
      filed.addAll(receipts);
      registered.addAll(applicants.registered());
      assertThat(publisher.failure()).isEmpty();
      acknowledged.addAll(importer.acknowledged());
      acknowledged.addAll(publisher.acknowledged());
      importedPublished[0] += importer.acknowledged().size();
      importedPublished[1] += publisher.acknowledged().size();
    }
    var server = ChildServer.start(data, binaries, freePort(), settings);
    try {
      var reader = new ReadingClient(server.origin());
      var inDatabase = reader.titlesListed();
      assertThat(inDatabase).as("seed %d", seed).containsAll(acknowledged);
      assertThat(reader.titlesFoundOnceCaughtUp(inDatabase.size()))
          .as("seed %d", seed)
          .isEqualTo(inDatabase);
      assertThat(inDatabase).containsAll(reader.titlesInFeed());
      requestsAreThere(server.port(), body, filed, registered);
      if (office != null) {
        office.check(server.port(), ROUNDS);
      }
    } finally {
      server.stop();
      if (office != null) {
        office.close();
      }
    }
    FileSystemUtils.deleteRecursively(data);
    if (backup != null) {
      backup.bringBackAndCheck(temporary.resolve("restored/data"), freePort(), freePort());
    }
    assertThat(importedPublished[0]).as("imported before the kills").isPositive();
    assertThat(importedPublished[1]).as("published before the kills").isPositive();
    record(
        seed,
        importedPublished,
        new int[] {filed.size(), registered.size()},
        office == null ? "" : office.lines(),
        backup);
  }

  /** Every receipt opens its request; numbers were given once each and without a gap. */
  private static void requestsAreThere(
      int port, Body body, List<Receipt> filed, List<Receipt> registered) {
    assertThat(filed).extracting(Receipt::number).doesNotHaveDuplicates();
    for (var receipt : filed) {
      var answer = new Applicant(port).track(receipt.number(), receipt.code());
      assertThat(answer.statusCode()).as(receipt.number()).isEqualTo(200);
      assertThat(answer.body()).contains(receipt.number());
    }
    var desk = Desk.signedIn(port, "officer", Given.PASSWORD);
    for (var receipt : registered) {
      assertThat(desk.get("/desk/requests/" + receipt.number()).body())
          .as(receipt.number())
          .contains("个工作日后到期");
    }
    var serials = new TreeSet<Integer>();
    for (int page = 1, before = -1; before < serials.size(); page++) {
      before = serials.size();
      Pattern.compile(body.organisationCode() + "-\\d{4}-(\\d+)")
          .matcher(desk.get("/desk/request-register?page=" + page).body())
          .results()
          .forEach(m -> serials.add(Integer.parseInt(m.group(1))));
    }
    assertThat(serials.getLast()).isEqualTo(serials.size()).isGreaterThanOrEqualTo(filed.size());
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

  /**
   * Lets {@code writer}, {@code publisher}, {@code officer} and {@code head} act for the body at
   * the top.
   */
  static Body appoint(ConfigurableApplicationContext context) {
    var root = context.getBean(Organisations.class).bodies().roots().getFirst();
    var accounts = context.getBean(Accounts.class);
    for (var person : List.of("writer", "publisher", "officer", "head")) {
      var roles =
          switch (person) {
            case "writer" -> List.of(Role.EDITOR);
            case "officer" -> List.of(Role.REQUEST_OFFICER);
            case "head" -> List.of(Role.REQUEST_APPROVER);
            default -> List.of(Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER);
          };
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

  private static void record(
      long seed,
      int[] importedPublished,
      int[] filedRegistered,
      String office,
      @Nullable RestoredSite backup)
      throws Exception {
    if (!FULL || backup == null) {
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
        publishing, while applicants file requests that an officer registers, is killed after 1.5 to 4 seconds, in every second round together with its PostgreSQL as when the power fails,
        and started again on the same folder.

        | acknowledged | number | lost |
        |---|---|---|
        | documents imported | %d | 0 |
        | documents published at the desk | %d | 0 |
        | requests filed, by their receipts | %d | 0 |
        | requests registered at the desk | %d | 0 |
        %s

        Every receipt opens its request with its code, no number was given twice, and the numbers of the body run from 1 without a gap.
        Before the last kill a backup was taken under that load; afterwards the whole folder was deleted, and the site restored from the
        archive and the keys: all %d documents and %d receipts acknowledged before the backup began are there, index, lists and feed agree, and
        the chain of the audit holds.

        After the last start the set of titles listed from the database equals the set found by the index, and the feed holds nothing
        else.
        """
                .formatted(
                    LocalDate.now(),
                    Runtime.getRuntime().availableProcessors(),
                    ROUNDS,
                    seed,
                    importedPublished[0],
                    importedPublished[1],
                    filedRegistered[0],
                    filedRegistered[1],
                    office,
                    backup.documents(),
                    backup.requests())
            + (other < 0 ? "" : others.substring(other)));
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0)) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }
}
