package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chengming.Chengming;
import org.chengming.organisations.Body;
import org.chengming.requests.Applicant;
import org.chengming.requests.Applicant.Receipt;
import org.chengming.testing.Desk;
import org.chengming.testing.Given;
import org.chengming.testing.Newsroom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * What breaks under a running server while documents are published and imported and requests filed:
 * nothing acknowledged is lost, what does not need the broken part is served, and what is mended is
 * found again without anybody's help. {@code bin/bench faults} runs it and writes
 * docs/reliability.md; a full disk takes root, for a small file system.
 */
class SurvivingFaults {
  private static final int SECONDS = Integer.getInteger("chengming.faults.seconds", 8);
  private static final List<String> LINES = new ArrayList<>();

  @TempDir Path folder;

  private ChildServer server;
  private Body body;
  private Visitors visitors;
  private Persistent<String> publishing;
  private Persistent<List<String>> importing;
  private Persistent<Receipt> filing;

  /** A trial that failed leaves no server behind, which would measure with the next ones. */
  @AfterEach
  void end() throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  /** Lets them begin; waits until each has been acknowledged something. */
  private void begin() throws Exception {
    var port = server.port();
    visitors = Visitors.of(port);
    publishing =
        Persistent.doing(
            () -> {
              var newsroom =
                  new Newsroom(
                      Desk.signedIn(port, "writer", Given.PASSWORD),
                      Desk.signedIn(port, "publisher", Given.PASSWORD),
                      body.id());
              return number -> {
                var title = "关于发布 f%d 的公告".formatted(number);
                var edition = newsroom.draft(title, "", "<p>第%d号公告的正文。</p>".formatted(number));
                newsroom.submit(edition);
                newsroom.release(edition);
                return title;
              };
            });
    importing = Persistent.doing(importer(port));
    filing =
        Persistent.doing(
            () -> {
              var applicant = new Applicant[1];
              return number -> {
                applicant[0] =
                    number % 10 == 0 || applicant[0] == null ? new Applicant(port) : applicant[0];
                return applicant[0].file(body);
              };
            });
    for (int i = 0; i < 600 && !(begun(publishing) && begun(importing) && begun(filing)); i++) {
      Thread.sleep(100);
    }
    assertThat(begun(publishing) && begun(importing) && begun(filing)).isTrue();
  }

  private static boolean begun(Persistent<?> somebody) {
    return !somebody.acknowledged().isEmpty();
  }

  private Supplier<Persistent.Act<List<String>>> importer(int port) {
    var credentials =
        Base64.getEncoder()
            .encodeToString(("publisher:" + Given.PASSWORD).getBytes(StandardCharsets.UTF_8));
    return () -> {
      var client = HttpClient.newHttpClient();
      return number -> {
        var titles = new ArrayList<String>();
        var lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
          var id = "f%dx%d".formatted(number, i);
          titles.add("关于导入 " + id + " 的通知");
          lines.append(
              """
              {"sourceId":"%s","body":"%s","title":"%s","genre":"通知","formedOn":"2026-03-02","publishedOn":"2026-03-03","text":"第%s号试验文件的正文。"}
              """
                  .formatted(id, body.code(), titles.getLast(), id));
        }
        var answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:%d/api/v1/documents:import?source=fault"
                                .formatted(port)))
                    .header("Authorization", "Basic " + credentials)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(lines.toString()))
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new AssertionError("Import answered " + answer.statusCode());
        }
        Thread.sleep(200);
        return titles;
      };
    };
  }

  /** Everybody stops; all that was acknowledged must be there, in the lists and in the index. */
  private void endAndCheck(String fault) throws Exception {
    // Each must have been acknowledged something after the fault.
    for (var somebody : List.of(publishing, importing, filing)) {
      var before = somebody.acknowledged().size();
      for (int i = 0; i < 600 && somebody.acknowledged().size() == before; i++) {
        Thread.sleep(100);
      }
      assertThat(somebody.acknowledged().size()).as(fault + " is over").isGreaterThan(before);
    }
    var titles = new TreeSet<>(publishing.stop());
    importing.stop().forEach(titles::addAll);
    var receipts = filing.stop();
    visitors.stop();
    var reader = new ReadingClient(server.origin());
    var listed = reader.titlesListed();
    assertThat(listed).as(fault).containsAll(titles);
    var found = reader.titlesFoundOnceCaughtUp(listed.size());
    if (!found.equals(listed)) {
      Files.copy(
          folder.resolve("server.log"),
          Path.of("target/" + fault.hashCode() + ".log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(found.equals(listed))
        .as("%s: %d found of %d", fault, found.size(), listed.size())
        .isTrue();
    for (var receipt : receipts) {
      assertThat(new Applicant(server.port()).track(receipt.number(), receipt.code()).statusCode())
          .as(receipt.number())
          .isEqualTo(200);
    }
    var line =
        "| %s | %d | %d | %d | %d of %d | %d |"
            .formatted(
                fault,
                titles.size(),
                receipts.size(),
                publishing.refusals().size()
                    + importing.refusals().size()
                    + filing.refusals().size(),
                visitors.failed(),
                visitors.answered(),
                visitors.p99());
    LINES.add(line);
    System.out.println(line);
    System.out.println("  visitors " + visitors);
    System.out.println("  refused " + new TreeSet<>(publishing.refusals()));
    System.out.println("  refused " + new TreeSet<>(importing.refusals()));
    System.out.println("  refused " + new TreeSet<>(filing.refusals()));
  }

  @Test
  void postgres_is_restarted_three_times() throws Exception {
    try (var postgres = postgres()) {
      outside(postgres);
      begin();
      for (int i = 0; i < 3; i++) {
        TimeUnit.SECONDS.sleep(SECONDS / 2);
        pgCtl(postgres, i == 1 ? "fast" : "immediate");
      }
      TimeUnit.SECONDS.sleep(SECONDS);
      endAndCheck("PostgreSQL restarted three times");
      server.stop();
    }
  }

  @Test
  void the_disk_of_postgres_stalls() throws Exception {
    try (var postgres = postgres()) {
      outside(postgres);
      begin();
      for (int i = 0; i < SECONDS / 2; i++) {
        signal(postgres, "-STOP");
        Thread.sleep(2500);
        signal(postgres, "-CONT");
        Thread.sleep(500);
      }
      endAndCheck("PostgreSQL stalls for 2.5 of every 3 s, as on a disk that hangs");
      server.stop();
    }
  }

  @Test
  void the_disk_of_a_node_is_full() throws Exception {
    var disk = disk("96m");
    try (var postgres = postgres()) {
      folder = disk;
      outside(postgres);
      begin();
      fill(disk);
      TimeUnit.SECONDS.sleep(SECONDS);
      var refused = upload();
      assertThat(refused).as("an upload").isEqualTo(503);
      Files.delete(disk.resolve("ballast"));
      endAndCheck("disk of a node full (index, files), database elsewhere");
      assertThat(upload()).isIn(302, 303);
      server.stop();
    } finally {
      unmount(disk);
    }
  }

  @Test
  void the_disk_of_everything_is_full() throws Exception {
    var disk = disk("600m");
    try {
      // What it says when it cannot write is to be read afterwards.
      Files.createSymbolicLink(disk.resolve("server.log"), folder.resolve("server.log"));
      folder = disk;
      inside();
      var reader = Desk.signedIn(server.port(), "writer", Given.PASSWORD);
      assertThat(reader.get("/desk").statusCode()).isEqualTo(200); // the guard of its forms is kept
      TimeUnit.SECONDS.sleep(61); // the next use of the session would be written down
      begin();
      fill(disk);
      TimeUnit.SECONDS.sleep(SECONDS);
      var refused = new TreeSet<String>();
      for (int i = 0; i < 5; i++) {
        TimeUnit.SECONDS.sleep(1);
        for (var page : List.of("/desk", "/desk/documents", "/desk/me")) {
          var answer = reader.get(page);
          if (answer.statusCode() != 200) {
            refused.add(i + " " + page + " " + answer.statusCode());
          }
        }
      }
      Files.delete(disk.resolve("ballast"));
      endAndCheck("disk of everything full, PostgreSQL too");
      assertThat(refused).as("pages of the desk while the disk was full").isEmpty();
      server.stop();
    } finally {
      Files.copy(
          disk.getParent().resolve("server.log"),
          Path.of("target/full.log"),
          StandardCopyOption.REPLACE_EXISTING);
      unmount(disk);
    }
  }

  @Test
  void postgres_alone_is_killed() throws Exception {
    inside();
    begin();
    for (int i = 0; i < 2; i++) {
      TimeUnit.SECONDS.sleep(SECONDS / 2);
      var pid = Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid")).getFirst();
      ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
    }
    TimeUnit.SECONDS.sleep(SECONDS);
    endAndCheck("embedded PostgreSQL killed twice under the server");
    server.stop();
  }

  @Test
  void the_files_are_away() throws Exception {
    inside();
    begin();
    assertThat(upload()).isIn(302, 303);
    var files = folder.resolve("data/files");
    Files.move(files, folder.resolve("away"));
    TimeUnit.SECONDS.sleep(SECONDS / 2);
    assertThat(upload()).as("an upload").isEqualTo(503);
    Files.createDirectory(files); // an empty mount point
    assertThat(upload()).as("an upload").isEqualTo(503);
    Files.delete(files);
    Files.move(folder.resolve("away"), files);
    assertThat(upload()).isIn(302, 303);
    endAndCheck("file store away, then an empty mount point");
    server.stop();
  }

  @Test
  void the_index_is_deleted_while_running_and_while_stopped() throws Exception {
    inside();
    begin();
    FileSystemUtils.deleteRecursively(folder.resolve("data/index"));
    TimeUnit.SECONDS.sleep(SECONDS);
    endAndCheck("index deleted while running");
    server.stop();
    FileSystemUtils.deleteRecursively(folder.resolve("data/index"));
    server =
        ChildServer.start(folder.resolve("data"), folder.resolve("binaries"), freePort(), QUIET);
    begin();
    endAndCheck("index deleted while stopped");
    server.stop();
  }

  private static final String QUIET = "--chengming.search.vectors=off";

  private void inside() throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    var binaries = folder.resolve("binaries");
    prepare("--chengming.data=" + data, "--chengming.database.binaries=" + binaries);
    server = ChildServer.start(data, binaries, freePort(), QUIET);
  }

  private void outside(EmbeddedPostgres postgres) throws Exception {
    var data = Files.createDirectories(folder.resolve("data"));
    var url = "--chengming.database.url=" + postgres.getJdbcUrl("postgres", "postgres");
    var user = "--chengming.database.username=postgres";
    prepare("--chengming.data=" + data, url, user);
    server = ChildServer.start(data, folder.resolve("binaries"), freePort(), QUIET, url, user);
  }

  private void prepare(String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.addAll(List.of(QUIET, "--server.port=0", "--management.server.port=0"));
    try (var context =
        new SpringApplicationBuilder(Chengming.class).run(all.toArray(String[]::new))) {
      body = SurvivingAKillTests.appoint(context);
    }
  }

  /** The status of an attachment uploaded to a new draft. */
  private int upload() {
    var desk = Desk.signedIn(server.port(), "writer", Given.PASSWORD);
    var newsroom =
        new Newsroom(desk, Desk.signedIn(server.port(), "publisher", Given.PASSWORD), body.id());
    var edition = newsroom.draft("附件的试验", "", "<p>附件。</p>");
    var bytes = new byte[300_000];
    java.util.Arrays.fill(bytes, (byte) 'a');
    java.util.concurrent.ThreadLocalRandom.current()
        .ints(1000, 0, bytes.length)
        .forEach(i -> bytes[i] = 'b');
    return desk.upload(
            "/desk/documents/editions/" + edition + "/attachments", "file", "附件.txt", bytes)
        .statusCode();
  }

  private static void pgCtl(EmbeddedPostgres postgres, String mode) throws Exception {
    var process = ProcessHandle.of(pid(postgres)).orElseThrow();
    var program = Path.of(process.info().command().orElseThrow()).resolveSibling("pg_ctl");
    var data = directory(postgres);
    run(
        "unshare",
        "-U",
        program.toString(),
        "-D",
        data,
        "-m",
        mode,
        "-w",
        "-l",
        data + "/restarted.log",
        "restart");
  }

  private static String directory(EmbeddedPostgres postgres) throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var answer = statement.executeQuery("show data_directory")) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static long pid(EmbeddedPostgres postgres) throws Exception {
    var pid = Files.readAllLines(Path.of(directory(postgres), "postmaster.pid")).getFirst();
    return Long.parseLong(pid.strip());
  }

  private static void signal(EmbeddedPostgres postgres, String signal) throws Exception {
    if (signal.equals("-STOP")) {
      stopped.clear();
      var postmaster = ProcessHandle.of(pid(postgres)).orElseThrow();
      postmaster.descendants().forEach(p -> stopped.add(Long.toString(p.pid())));
    }
    var command = new ArrayList<>(List.of("kill", signal));
    command.addAll(stopped);
    new ProcessBuilder(command).start().waitFor();
  }

  private static final List<String> stopped = new ArrayList<>();

  private Path disk(String size) throws Exception {
    var disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
                .start()
                .waitFor()
            == 0,
        "a small file system cannot be mounted");
    return disk;
  }

  private static void unmount(Path disk) throws Exception {
    run("umount", "-l", disk.toString());
  }

  private static void fill(Path disk) throws Exception {
    new ProcessBuilder("dd", "if=/dev/zero", "of=" + disk.resolve("ballast"), "bs=64k")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void run(String... command) throws Exception {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }

  @AfterAll
  static void record() throws Exception {
    if (!Boolean.getBoolean("chengming.faults.record")) {
      return;
    }
    var file = Path.of("docs/reliability.md");
    var text = Files.readString(file);
    var start = text.indexOf("<!-- faults -->");
    var end = text.indexOf("<!-- /faults -->");
    var section =
        """
        <!-- faults -->
        %s, %d cores, `bin/bench faults`.

        | fault | documents acknowledged | requests acknowledged | acts refused meanwhile | pages not answered with 200 | p99 of pages, ms |
        |---|---|---|---|---|---|
        %s
        """
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                String.join("\n", LINES));
    Files.writeString(
        file,
        start < 0
            ? text.stripTrailing() + "\n\n## Faults\n\n" + section + "<!-- /faults -->\n"
            : text.substring(0, start) + section + text.substring(end));
  }
}
