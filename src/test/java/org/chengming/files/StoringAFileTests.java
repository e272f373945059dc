package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengming.testing.Patience.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.chengming.testing.ServerTest;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class StoringAFileTests {
  @Autowired FileStore files;

  @Value("${chengming.data}")
  Path data;

  @Test
  void keeps_the_bytes_under_their_hash_once() throws Exception {
    var content = "关于存储的说明".getBytes(StandardCharsets.UTF_8);
    var hash =
        HexFormat.of()
            .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    var first = store(content, "../../说明.txt");
    var second = store(content, "别名.txt");
    assertThat(second)
        .isEqualTo(first)
        .isEqualTo(new StoredFile(hash, content.length, "text/plain;charset=utf-8"));
    assertThat(files.local(hash).path())
        .isEqualTo(
            data.resolve("files")
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash)
                .toAbsolutePath());
    try (var in = files.open(hash).getInputStream()) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void leaves_nothing_behind_when_it_refuses() throws IOException {
    assertThatThrownBy(() -> store(new byte[0], "a.txt")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> store("<svg/>".getBytes(StandardCharsets.UTF_8), "a.svg"))
        .isInstanceOf(Refused.class);
    var tooLarge = new Zeros(101L << 20);
    assertThatThrownBy(() -> files.store(tooLarge, "a.pdf"))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.problems().getFirst().sentence()).contains("100 MB"));
    var image = Arrays.copyOf(Samples.png(), 21 << 20);
    assertThatThrownBy(() -> store(image, "a.png"))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> assertThat(e.problems().getFirst().sentence()).contains("图片不能超过 20 MB"));
    try (var left = Files.list(data.resolve("files/incoming"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void has_its_text_read_soon_after() throws Exception {
    var stored = store(Samples.docx("等待被检索的正文"), "正文.docx");
    await().until(() -> files.text(stored.sha256()).isPresent());
    assertThat(files.text(stored.sha256())).contains("等待被检索的正文");
    assertThat(files.texts(java.util.List.of(stored.sha256(), "0".repeat(64))))
        .containsOnlyKeys(stored.sha256());
  }

  @Test
  void what_is_not_there_is_missing() {
    assertThat(files.find("0".repeat(64))).isEmpty();
    assertThatThrownBy(() -> files.local("0".repeat(64))).isInstanceOf(Missing.class);
    assertThatThrownBy(() -> files.local("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private StoredFile store(byte[] content, String name) {
    return files.store(new ByteArrayInputStream(content), name);
  }

  /** As many zero bytes as asked, without holding them. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      var n = (int) Math.min(left, length);
      Arrays.fill(buffer, offset, offset + n, (byte) 0);
      left -= n;
      return n;
    }
  }
}
