package org.chengming.testing;

import static org.chengming.testing.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real S3-compatible server (S3Proxy) in a JVM of its own, on loopback, that checks signatures of
 * version 4 and keeps objects in a folder.
 */
public final class S3Server implements AutoCloseable {
  public static final String KEY = "test-key";
  public static final String SECRET = "test-secret";
  public static final String BUCKET = "province";

  private final Path objects;
  private final Path settings;
  private final int port;
  private Process process;

  public S3Server(Path folder) throws IOException {
    this.objects = folder.resolve("objects");
    Files.createDirectories(objects.resolve(BUCKET));
    this.port = freePort();
    this.settings = folder.resolve("s3proxy.conf");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=" + endpoint(),
            "s3proxy.authorization=aws-v4",
            "s3proxy.identity=" + KEY,
            "s3proxy.credential=" + SECRET,
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + objects.toAbsolutePath()));
    this.process = run();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process run() {
    try {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var started =
          new ProcessBuilder(
                  java,
                  "-Xmx96m",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  "target/s3/s3proxy.jar",
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(settings.resolveSibling("s3proxy.log").toFile())
              .start();
      await().until(() -> listening() || !started.isAlive());
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listening() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Where the object lies, for a test that looks at it or damages it behind the server's back. */
  public Path object(String key) {
    return objects.resolve(BUCKET).resolve(key);
  }

  public void stop() {
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  public void start() {
    process = run();
  }

  @Override
  public void close() {
    stop();
  }
}
