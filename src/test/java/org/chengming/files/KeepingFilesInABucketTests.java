package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.chengming.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3-compatible server that checks signatures. */
class KeepingFilesInABucketTests extends KeepingFiles {
  @TempDir static Path folder;
  static S3Server server;
  static FileBucket bucket;

  @BeforeAll
  static void start() throws IOException {
    server = new S3Server(folder);
    bucket = bucket(server.endpoint(), S3Server.BUCKET, S3Server.SECRET);
  }

  @AfterAll
  static void stop() {
    bucket.close();
    server.close();
  }

  @Override
  FileHome home() {
    return bucket;
  }

  @Override
  FileHome away() {
    return bucket("http://127.0.0.1:9", S3Server.BUCKET, S3Server.SECRET);
  }

  @Override
  Path place(String sha256) {
    return server.object("files/" + FileHome.place(sha256));
  }

  @Test
  void says_that_the_key_is_wrong() {
    assertThatThrownBy(
            () -> keep(bucket(server.endpoint(), S3Server.BUCKET, "guessed"), new byte[] {1}))
        .isInstanceOf(FilesUnreachable.class)
        .hasMessageContaining("does not let key " + S3Server.KEY + " in");
  }

  @Test
  void says_that_the_bucket_is_not_there() {
    var none = bucket(server.endpoint(), "no-such-bucket", S3Server.SECRET);
    assertThatThrownBy(() -> none.size("0".repeat(64)))
        .isInstanceOf(FilesUnreachable.class)
        .hasMessageContaining("is not there");
    assertThatThrownBy(() -> keep(none, new byte[] {1})).isInstanceOf(FilesUnreachable.class);
  }

  /** The connection is cut in the middle of the bytes, as often as the client tries. */
  @Test
  void shows_nothing_of_a_put_that_was_killed_and_takes_it_the_next_time() throws Exception {
    var bytes = new byte[3 << 20];
    bytes[7] = 7;
    try (var cutting = new CuttingProxy(server.port(), 1 << 20)) {
      var through = bucket(cutting.endpoint(), S3Server.BUCKET, S3Server.SECRET);
      assertThatThrownBy(() -> keep(through, bytes)).isInstanceOf(FilesUnreachable.class);
      assertThat(cutting.cuts).isPositive();
    }
    var hash = hash(bytes);
    assertThat(bucket.size(hash)).isEmpty();
    assertThat(place(hash)).doesNotExist();
    assertThat(keep(bytes).sha256()).isEqualTo(hash);
    assertThat(bucket.size(hash)).hasValue(bytes.length);
  }

  @Test
  void is_back_when_the_store_is_back() throws IOException {
    var file = keep("先停后开");
    server.stop();
    assertThatThrownBy(() -> bucket.size(file.sha256()))
        .isInstanceOf(FilesUnreachable.class)
        .hasMessageContaining("does not answer");
    server.start();
    assertThat(bucket.size(file.sha256())).hasValue(file.size());
  }

  private String hash(byte[] bytes) throws IOException {
    try (var arrived = incoming().receive(new java.io.ByteArrayInputStream(bytes), 100 << 20)) {
      return arrived.sha256();
    }
  }

  private static FileBucket bucket(String endpoint, String name, String secret) {
    return new FileBucket(
        new FileSettings.S3(endpoint, name, "us-east-1", S3Server.KEY, secret, "files/", true));
  }

  /** Passes so many bytes of each connection on, then cuts it. */
  private static final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listening;
    private volatile int cuts;

    CuttingProxy(int port, long most) throws IOException {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> accept(port, most));
    }

    String endpoint() {
      return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void accept(int port, long most) {
      while (true) {
        try {
          var from = listening.accept();
          var to = new Socket(InetAddress.getLoopbackAddress(), port);
          Thread.ofVirtual().start(() -> copy(to, from, Long.MAX_VALUE));
          Thread.ofVirtual().start(() -> copy(from, to, most));
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    private void copy(Socket from, Socket to, long most) {
      var buffer = new byte[8192];
      try (from;
          to) {
        var left = most;
        for (int n; (n = from.getInputStream().read(buffer)) >= 0; left -= n) {
          if (n > left) {
            cuts++;
            return;
          }
          to.getOutputStream().write(buffer, 0, n);
        }
      } catch (IOException e) {
        // the other side was cut
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
