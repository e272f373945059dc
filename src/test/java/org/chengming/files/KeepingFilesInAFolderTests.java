package org.chengming.files;

import java.nio.file.Path;
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

  @Override
  Path place(String sha256) {
    return new FileFolder(node).path(sha256);
  }
}
