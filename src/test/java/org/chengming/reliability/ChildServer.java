package org.chengming.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server as a process of its own, so that it can be killed. */
final class ChildServer {
  private final Path folder;
  private final int port;
  private final Process process;

  private ChildServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts it on a data folder and waits until it answers. */
  static ChildServer start(Path folder, Path binaries, int port, String... settings)
      throws Exception {
    return start(program(), folder, binaries, port, settings);
  }

  /** One of the version before, whose packaged server or classes {@code chengming.before} names. */
  static ChildServer startBefore(Path folder, Path binaries, int port, String... settings)
      throws Exception {
    var before = System.getProperty("chengming.before");
    var ours = Path.of("target/classes").toAbsolutePath().toString();
    var program =
        before.endsWith(".jar")
            ? List.of("-Dspring.aot.enabled=true", "-jar", before)
            : List.of(
                "-cp",
                System.getProperty("java.class.path").replace(ours, before),
                "org.chengming.Chengming");
    return start(program, folder, binaries, port, settings);
  }

  private static ChildServer start(
      List<String> program, Path folder, Path binaries, int port, String... settings)
      throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
    command.addAll(program);
    command.addAll(
        List.of(
            "--chengming.data=" + folder,
            "--chengming.database.binaries=" + binaries,
            "--chengming.limits.exempt=127.0.0.0/8,::1",
            "--server.port=" + port));
    if (Stream.of(settings).noneMatch(s -> s.startsWith("--management.server.port="))) {
      command.add("--management.server.port=0");
    }
    command.addAll(List.of(settings));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolveSibling("server.log").toFile()))
            .start();
    var server = new ChildServer(folder, port, process);
    server.awaitAnswer();
    return server;
  }

  /** The packaged server where {@code chengming.app} names it, else the classes of this test. */
  private static List<String> program() {
    var app = System.getProperty("chengming.app", "");
    return app.isEmpty()
        ? List.of("-cp", System.getProperty("java.class.path"), "org.chengming.Chengming")
        : List.of("-Dspring.aot.enabled=true", "-jar", app);
  }

  String origin() {
    return "http://localhost:" + port;
  }

  int port() {
    return port;
  }

  private void awaitAnswer() throws Exception {
    var client = HttpClient.newHttpClient();
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new AssertionError("The server ended by itself: " + log());
      }
      try {
        var request =
            HttpRequest.newBuilder(URI.create(origin() + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("The server does not answer: " + log());
  }

  /** kill -9 of the server; its PostgreSQL goes on without it. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  /** kill -9 of the server and of every process of its PostgreSQL, as when the power fails. */
  void killWithDatabase() throws Exception {
    var postmaster =
        Long.parseLong(
            Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).getFirst().strip());
    var handle = ProcessHandle.of(postmaster).orElseThrow();
    var children = handle.descendants().toList();
    process.destroyForcibly();
    handle.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.waitFor();
    for (var child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  void askToStop() {
    process.destroy();
  }

  /** It must end by itself. */
  void awaitEnd() throws Exception {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The server does not end: " + log());
    }
  }

  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private String log() throws IOException {
    return Files.readAllLines(folder.resolveSibling("server.log")).stream()
        .filter(line -> !line.startsWith("\tat ") || line.contains("org.chengming"))
        .collect(
            java.util.stream.Collectors.collectingAndThen(
                java.util.stream.Collectors.toList(),
                lines ->
                    String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()))));
  }
}
