package org.chengming.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class KeepingFilesInAFolderTests extends KeepingFiles {
  @Override
  FileHome home() {
    return new FileFolder(node);
  }

  /** A share that is no longer mounted. */
  @Override
  FileHome away() {
    var gone = new FileFolder(node.resolve("share"));
    FileSystemUtils.deleteRecursively(node.resolve("share").toFile());
    return gone;
  }

  @Test
  void puts_nothing_where_a_share_is_not_mounted() throws Exception {
    var share = node.resolve("mounted");
    var home = new FileFolder(share);
    var kept = keep(home, "在共享盘上".getBytes(StandardCharsets.UTF_8));
    FileSystemUtils.deleteRecursively(share.toFile());
    Files.createDirectory(share);
    assertThatThrownBy(() -> keep(home, "别的".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FilesUnreachable.class);
    assertThatThrownBy(() -> home.open(kept.sha256(), 0)).isInstanceOf(FilesUnreachable.class);
    assertThatThrownBy(() -> home.size(kept.sha256())).isInstanceOf(FilesUnreachable.class);
    assertThat(share).isEmptyDirectory();
  }

  @Test
  void says_that_it_cannot_take_in_when_the_folder_above_is_gone() {
    var incoming = new Incoming(node.resolve("nowhere"), Clock.systemUTC(), () -> {});
    assertThatThrownBy(() -> incoming.receive(new ByteArrayInputStream(new byte[] {1}), 1 << 20))
        .isInstanceOfSatisfying(
            FilesUnreachable.class, e -> assertThat(e.sentence()).contains("存不了文件"));
    assertThat(node.resolve("nowhere")).doesNotExist();
  }

  @Test
  void takes_nothing_in_where_a_share_is_not_mounted() throws Exception {
    var share = node.resolve("taken");
    var home = new FileFolder(share);
    var incoming = new Incoming(share, Clock.systemUTC(), home::requirePresent);
    incoming.receive(new ByteArrayInputStream(new byte[] {1}), 1 << 20).close();
    FileSystemUtils.deleteRecursively(share.toFile());
    Files.createDirectory(share);
    assertThatThrownBy(() -> incoming.receive(new ByteArrayInputStream(new byte[] {1}), 1 << 20))
        .isInstanceOfSatisfying(
            FilesUnreachable.class, e -> assertThat(e.sentence()).contains("存不了文件"));
    assertThat(share).isEmptyDirectory();
  }

  @Override
  Path place(String sha256) {
    return new FileFolder(node).path(sha256);
  }
}
