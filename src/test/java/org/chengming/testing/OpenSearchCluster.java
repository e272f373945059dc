package org.chengming.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A real OpenSearch cluster of three nodes, each a process of its own. Whoever uses it is part of
 * {@code ClusterTests}, so that a run starts one and ends it when it is not needed any more.
 */
public final class OpenSearchCluster {
  public static final int NODES = 3;
  private static final Duration START = Duration.ofSeconds(120);

  private static OpenSearchCluster shared;

  private final Path folder;
  private final List<Integer> http;
  private final List<Integer> transport;
  private final Process[] processes = new Process[NODES];
  private final HttpClient client = HttpClient.newHttpClient();

  private OpenSearchCluster() throws IOException {
    folder = Files.createTempDirectory("chengming-opensearch");
    var ports = freePorts(2 * NODES);
    http = ports.subList(0, NODES);
    transport = ports.subList(NODES, 2 * NODES);
  }

  /**
   * The cluster of this run, all nodes up and every copy of every index there; what a test killed
   * is started again.
   */
  public static synchronized OpenSearchCluster shared() throws IOException, InterruptedException {
    if (shared == null) {
      shared = new OpenSearchCluster();
      Runtime.getRuntime().addShutdownHook(new Thread(OpenSearchCluster::stop));
    }
    for (var node = 0; node < NODES; node++) {
      if (shared.processes[node] == null || !shared.processes[node].isAlive()) {
        shared.start(node);
      }
    }
    shared.awaitWhole();
    return shared;
  }

  /** Ends it, if there is one. */
  public static synchronized void stop() {
    if (shared != null) {
      shared.end();
      shared = null;
    }
  }

  /** Addresses of all nodes, separated by commas. */
  public String nodes() {
    return http.stream().map(OpenSearchCluster::address).collect(Collectors.joining(","));
  }

  private void start(int node) throws IOException {
    var built = Path.of("target", "opensearch");
    if (!Files.exists(built.resolve("classpath"))) {
      throw new IllegalStateException(
          built.toAbsolutePath()
              + " is missing; Maven makes it before the tests, unless -DskipTests");
    }
    var classes = built.resolve("classes") + File.pathSeparator;
    processes[node] =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + Files.readString(built.resolve("classpath")).strip(),
                "OpenSearchNode",
                "node-" + node,
                folder.resolve("node-" + node).toString(),
                http.get(node).toString(),
                transport.get(node).toString(),
                transport.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("node-" + node + ".log").toFile()))
            .start();
  }

  /** As a power cut would, in the middle of whatever it does. */
  public void kill(int node) throws InterruptedException {
    processes[node].destroyForcibly().waitFor();
  }

  /** The node that holds the first copy of the first shard of an index. */
  public int primary(String index) throws IOException, InterruptedException {
    var shards = get("/_cat/shards/" + index + "?h=prirep,node");
    for (var line : shards.split("\n")) {
      var words = line.strip().split("\\s+");
      if (words[0].equals("p")) {
        return Integer.parseInt(words[1].substring("node-".length()));
      }
    }
    throw new IllegalStateException("No primary of " + index + ": " + shards);
  }

  /** Returns once all nodes are there and hold every copy. */
  public void awaitWhole() throws InterruptedException {
    var began = System.nanoTime();
    var said = "nothing";
    while (System.nanoTime() - began < START.toNanos()) {
      try {
        said = get("/_cluster/health");
        if (said.contains("\"status\":\"green\"")
            && said.contains("\"number_of_nodes\":" + NODES + ",")) {
          return;
        }
      } catch (IOException e) {
        said = e.toString();
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The cluster is not whole after " + START + ": " + said);
  }

  /** The answer of the first node that has one. */
  private String get(String path) throws IOException, InterruptedException {
    IOException last = null;
    for (var port : http) {
      try {
        var request =
            HttpRequest.newBuilder(URI.create(address(port) + path)).timeout(Duration.ofSeconds(5));
        return client.send(request.build(), BodyHandlers.ofString()).body();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static List<Integer> freePorts(int many) throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (var i = 0; i < many; i++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  private void end() {
    var started = Stream.of(processes).filter(Objects::nonNull).toList();
    started.forEach(Process::destroyForcibly);
    try {
      for (var process : started) {
        process.waitFor();
      }
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException | InterruptedException e) {
      // the system's own clean-up of its temporary folder will take it
    }
  }
}
