package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.chengming.database.BackupCommand;
import org.chengming.requests.Applicant;
import org.chengming.requests.Applicant.Receipt;

/**
 * A site that was backed up while people worked on it, and is brought back from the archive and the
 * keys alone.
 */
final class RestoredSite {
  /** What had been acknowledged before the backup began, and so must be in it. */
  private final Set<String> titles;

  private final List<Receipt> receipts;
  private final Path archive;
  private final Path keys;
  private final Path binaries;

  /** The entries of the ledger as they were given out after the backup. */
  private final byte[] ledger;

  private RestoredSite(
      Set<String> titles,
      List<Receipt> receipts,
      Path archive,
      Path keys,
      Path binaries,
      byte[] ledger) {
    this.ledger = ledger;
    this.titles = titles;
    this.receipts = receipts;
    this.archive = archive;
    this.keys = keys;
    this.binaries = binaries;
  }

  /**
   * Backs up the server that runs on {@code data}, as {@code bin/backup} does, and copies its keys.
   *
   * @param origin where it answers
   */
  static RestoredSite backUp(
      String origin, Path data, Path binaries, Set<String> titles, List<Receipt> receipts, Path to)
      throws Exception {
    Files.createDirectories(to.resolve("keys"));
    var archive = to.resolve("site.zip");
    var known = Set.copyOf(titles);
    var filed = List.copyOf(receipts);
    command("backup", archive, data, binaries);
    try (var files = Files.list(data.resolve("keys"))) {
      for (var key : (Iterable<Path>) files::iterator) {
        Files.copy(key, to.resolve("keys").resolve(key.getFileName()));
      }
    }
    var ledger = new ReadingClient(origin).ledgerEntries();
    return new RestoredSite(known, filed, archive, to.resolve("keys"), binaries, ledger);
  }

  private static void command(String verb, Path archive, Path data, Path binaries) {
    BackupCommand.main(
        new String[] {
          verb,
          archive.toString(),
          "--chengming.data=" + data,
          "--chengming.database.binaries=" + binaries
        });
  }

  /** Restores into {@code data}, starts a server on it and looks at all it shows. */
  void bringBackAndCheck(Path data, int port, int management) throws Exception {
    Files.createDirectories(data);
    command("restore", archive, data, binaries);
    Files.move(keys, data.resolve("keys"));
    var server =
        ChildServer.start(
            data,
            binaries,
            port,
            "--management.server.port=" + management,
            "--chengming.drain=%ds".formatted(GracefulStop.DRAIN_SECONDS));
    try {
      var reader = new ReadingClient(server.origin());
      var listed = reader.titlesListed();
      assertThat(listed).as("acknowledged before the backup").containsAll(titles);
      assertThat(reader.titlesFoundOnceCaughtUp(listed.size())).isEqualTo(listed);
      assertThat(listed).containsAll(reader.titlesInFeed());
      assertThat(reader.pagesThatSayOtherwise()).isEmpty();
      var entries = reader.ledgerEntries();
      assertThat(entries).isNotEmpty();
      assertThat(Arrays.copyOf(ledger, entries.length))
          .as("a prefix of the ledger")
          .isEqualTo(entries);
      for (var receipt : receipts) {
        assertThat(new Applicant(port).track(receipt.number(), receipt.code()).statusCode())
            .as(receipt.number())
            .isEqualTo(200);
      }
      new GracefulStop(server, management).check();
    } finally {
      server.stop();
    }
    if (SurvivingAKillTests.FULL) {
      auditHolds(data);
    }
  }

  private void auditHolds(Path data) throws Exception {
    var check =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.chengming.audit.AuditCommand",
                "check",
                "--chengming.data=" + data,
                "--chengming.database.binaries=" + binaries)
            .redirectErrorStream(true)
            .start();
    var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  int documents() {
    return titles.size();
  }

  int requests() {
    return receipts.size();
  }
}
