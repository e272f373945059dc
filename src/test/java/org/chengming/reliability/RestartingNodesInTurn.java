package org.chengming.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chengming.Chengming;
import org.chengming.organisations.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Two nodes of the packaged server behind nginx, each stopped with SIGTERM and started again in
 * turn, while people read and officials publish: no request fails. {@code bin/bench rolling} runs
 * it, since it needs nginx and the package.
 */
class RestartingNodesInTurn {
  private static final int ROUNDS = Integer.getInteger("chengming.rounds", 3);
  private static final int READERS = 4;

  @TempDir Path folder;

  @Test
  void drops_no_request() throws Exception {
    var ports = List.of(freePort(), freePort(), freePort());
    try (var postgres = EmbeddedPostgres.builder().start()) {
      var url = postgres.getJdbcUrl("postgres", "postgres");
      var body = prepare(url);
      share();
      var nodes = new ArrayList<ChildServer>();
      for (int i = 0; i < 2; i++) {
        nodes.add(node(i, url, ports.get(i)));
      }
      var nginx = nginx(ports);
      try {
        roll(nodes, url, ports, body);
      } finally {
        new ProcessBuilder("nginx", "-c", conf().toString(), "-s", "stop").start().waitFor();
        nginx.waitFor(10, TimeUnit.SECONDS);
        for (var node : nodes) {
          node.stop();
        }
      }
    }
  }

  private void roll(List<ChildServer> nodes, String url, List<Integer> ports, Body body)
      throws Exception {
    var front = ports.get(2);
    var publisher = new PublishingClient(front, body.id(), "rolling");
    var publishing = Thread.ofVirtual().start(publisher);
    var readers = Stream.generate(() -> new SteadyReader(front)).limit(READERS).toList();
    var reading = readers.stream().map(reader -> Thread.ofVirtual().start(reader)).toList();
    var longest = 0L;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < nodes.size(); i++) {
        Thread.sleep(3000);
        var before = System.nanoTime();
        nodes.get(i).stop();
        longest = Math.max(longest, System.nanoTime() - before);
        nodes.set(i, node(i, url, ports.get(i)));
      }
    }
    Thread.sleep(2000);
    assertThat(publisher.end()).isEmpty();
    assertThat(publishing.isAlive()).as("still publishing").isTrue();
    readers.forEach(SteadyReader::stop);
    publisher.stop();
    publishing.join();
    for (var each : reading) {
      each.join();
    }
    var answered = readers.stream().mapToLong(SteadyReader::answered).sum();
    assertThat(readers).flatExtracting(SteadyReader::failures).isEmpty();
    assertThat(publisher.failure()).isEmpty();
    assertThat(publisher.acknowledged()).isNotEmpty();
    assertThat(answered).isGreaterThan(1000L * ROUNDS);
    record(answered, publisher.acknowledged().size(), longest / 1_000_000);
  }

  private Body prepare(String url) {
    try (var context =
        new SpringApplicationBuilder(Chengming.class)
            .run(
                "--chengming.data=" + folder.resolve("preparing"),
                "--chengming.search.vectors=off",
                "--chengming.database.url=" + url,
                "--chengming.database.username=postgres",
                "--server.port=0",
                "--management.server.port=0")) {
      return SurvivingAKillTests.appoint(context);
    }
  }

  /** Each node has an index of its own; the files are the same folder. */
  private void share() throws Exception {
    var files = Files.createDirectories(folder.resolve("files"));
    for (int i = 0; i < 2; i++) {
      Files.createSymbolicLink(
          Files.createDirectories(folder.resolve("node" + i)).resolve("files"), files);
    }
  }

  private ChildServer node(int i, String url, int port) throws Exception {
    return ChildServer.start(
        folder.resolve("node" + i),
        folder.resolve("binaries"),
        port,
        "--chengming.database.url=" + url,
        "--chengming.database.username=postgres",
        // All come from one address here.
        "--chengming.limits.exempt=127.0.0.0/8,::1",
        "--chengming.search.vectors=off");
  }

  private Path conf() {
    return folder.resolve("nginx.conf");
  }

  /** The configuration of docs/operations/scale.md, on loopback. */
  private Process nginx(List<Integer> ports) throws Exception {
    var text = Files.readString(Path.of("src/bench/rolling-nginx.conf"));
    Files.writeString(
        conf(),
        text.replace("FOLDER", folder.toString())
            .replace("NODE_A", "127.0.0.1:" + ports.get(0))
            .replace("NODE_B", "127.0.0.1:" + ports.get(1))
            .replace("FRONT", "127.0.0.1:" + ports.get(2)));
    var nginx = new ProcessBuilder("nginx", "-c", conf().toString()).inheritIO().start();
    awaitListening(ports.get(2));
    return nginx;
  }

  /** On a busy machine it takes a moment, and whoever comes before is refused. */
  private static void awaitListening(int port) throws InterruptedException {
    for (int tries = 0; ; tries++) {
      try (var connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        assertThat(tries).as("nginx listens: %s", e).isLessThan(300);
        Thread.sleep(100);
      }
    }
  }

  private static void record(long answered, int published, long longestMillis) throws Exception {
    var file = Path.of("docs/reliability.md");
    var text = Files.readString(file);
    var start = text.indexOf("\n## Restarting nodes in turn");
    var next = start < 0 ? -1 : text.indexOf("\n<!-- ", start);
    Files.writeString(
        file,
        (start < 0 ? text : text.substring(0, start)).stripTrailing()
            + """


            ## Restarting nodes in turn

            %s, %d cores, `bin/bench rolling`. Two nodes (%s) on one PostgreSQL behind nginx (src/bench/rolling-nginx.conf), %d readers and
            two officials publishing without a pause; each node is stopped with SIGTERM and started again in turn, %d times each.

            | | number | failed |
            |---|---|---|
            | pages read | %d | 0 |
            | documents written, reviewed and published (about 12 requests each) | %d | 0 |

            The longest stop took %d ms.
            """
                .formatted(
                    LocalDate.now(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("chengming.app", "").isEmpty()
                        ? "unpackaged"
                        : "the packaged server",
                    READERS,
                    ROUNDS,
                    answered,
                    published,
                    longestMillis)
            + (next < 0 ? "" : text.substring(next + 1)),
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static int freePort() throws Exception {
    try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort() > 60000 ? one.getLocalPort() - 5000 : one.getLocalPort();
    }
  }
}
