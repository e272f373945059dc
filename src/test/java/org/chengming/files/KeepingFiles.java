package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.chengming.web.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every home of files promises. */
abstract class KeepingFiles {
  @TempDir Path node;

  abstract FileHome home();

  /** A home that cannot be reached. */
  abstract FileHome away();

  /** Where the bytes of a hash really lie. */
  abstract Path place(String sha256);

  @Test
  void gives_back_the_bytes_once_however_often_they_came() throws IOException {
    var file = keep("同样的内容");
    assertThat(keep("同样的内容")).isEqualTo(file);
    assertThat(home().size(file.sha256())).hasValue(file.size());
    try (var in = new StoredBytes(home(), file)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("同样的内容");
    }
    assertThat(place(file.sha256())).isRegularFile();
  }

  @Test
  void gives_parts_of_a_large_file_and_lets_the_reader_go_early() throws IOException {
    var bytes = new byte[20 << 20];
    new Random(1).nextBytes(bytes);
    var file = keep(bytes);
    for (var from : new int[] {1, 4096, bytes.length - 3}) {
      try (var in = new StoredBytes(home(), file)) {
        assertThat(in.skip(from)).isEqualTo(from);
        var count = Math.min(1000, bytes.length - from);
        assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOfRange(bytes, from, from + count));
      }
    }
    try (var in = new StoredBytes(home(), file)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void never_hands_out_the_whole_of_a_damaged_file() throws IOException {
    var file = keep("x".repeat(200_000));
    var damaged = Files.readAllBytes(place(file.sha256()));
    damaged[1000] ^= 1;
    Files.write(place(file.sha256()), damaged);
    try (var in = new StoredBytes(home(), file)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void shows_nothing_of_an_upload_that_breaks_off() throws IOException {
    var broken =
        new InputStream() {
          private int left = 300_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("the sender is gone");
            }
            return 'y';
          }
        };
    assertThatThrownBy(() -> incoming().receive(broken, 1 << 20)).isInstanceOf(IOException.class);
    try (var left = Files.list(node.resolve("incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void tells_what_is_missing_from_what_cannot_be_asked() {
    var hash = "0".repeat(64);
    assertThat(home().size(hash)).isEmpty();
    assertThatThrownBy(() -> home().open(hash, 0)).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> away().size(hash)).isInstanceOf(FilesUnreachable.class);
    assertThatThrownBy(() -> away().probe()).isInstanceOf(FilesUnreachable.class);
    home().probe();
    for (var wrong : new String[] {"../../etc/passwd", "A".repeat(64), ""}) {
      assertThatThrownBy(() -> home().size(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  StoredFile keep(String text) throws IOException {
    return keep(text.getBytes(StandardCharsets.UTF_8));
  }

  StoredFile keep(byte[] bytes) throws IOException {
    return keep(home(), bytes);
  }

  StoredFile keep(FileHome into, byte[] bytes) throws IOException {
    try (var arrived = incoming().receive(new ByteArrayInputStream(bytes), 100 << 20)) {
      into.keep(arrived.path(), arrived.sha256(), arrived.size());
      return new StoredFile(arrived.sha256(), arrived.size(), "text/plain");
    }
  }

  Incoming incoming() {
    return new Incoming(node, Clock.systemUTC(), () -> {});
  }
}
