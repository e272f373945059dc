package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.chengming.web.Missing;

/** Files in a folder of this machine, or of a file system that all nodes share. */
final class FileFolder implements FileHome {
  /** Where a share is mounted stands an empty folder when it is not. */
  private static final String MARK = ".files-of-chengming";

  private final Path root;

  /** Made at the start, so that it being gone later is no want of files but an outage. */
  FileFolder(Path root) {
    this.root = root.toAbsolutePath();
    try {
      Files.createDirectories(this.root);
      if (!present()) {
        Files.createFile(this.root.resolve(MARK));
      }
    } catch (FileAlreadyExistsException e) {
      // another node was as quick
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + root, e);
    }
  }

  Path path(String sha256) {
    return root.resolve(FileHome.place(sha256));
  }

  /** Moves it into place, and makes the new name itself survive a power cut. */
  @Override
  public void keep(Path arrived, String sha256, long size) throws IOException {
    var target = path(sha256);
    if (Files.isRegularFile(target) && Files.size(target) == size) {
      return;
    }
    // A folder made anew here would hide below the share when that comes back.
    requirePresent();
    var shelf = Files.createDirectories(target.resolveSibling("."));
    try {
      Files.move(arrived, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IllegalStateException(
          "The data folder %s must be one file system".formatted(root), e);
    }
    // Linux and macOS let a folder be opened.
    try (var channel = FileChannel.open(shelf, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public OptionalLong size(String sha256) {
    try {
      return OptionalLong.of(Files.size(path(sha256)));
    } catch (NoSuchFileException e) {
      // A share that is not mounted must not look like files that were never there.
      requirePresent();
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new FilesUnreachable("The folder %s does not answer: %s".formatted(root, e), e);
    }
  }

  @Override
  public InputStream open(String sha256, long from) throws IOException {
    try {
      var channel = FileChannel.open(path(sha256), StandardOpenOption.READ);
      channel.position(from);
      return Channels.newInputStream(channel);
    } catch (NoSuchFileException e) {
      requirePresent();
      throw new Missing("No file " + sha256 + " in " + root);
    }
  }

  private boolean present() {
    return Files.isRegularFile(root.resolve(MARK));
  }

  /**
   * @throws FilesUnreachable where a share is not mounted
   */
  void requirePresent() {
    if (!present()) {
      throw new FilesUnreachable(
          "There are no files in %s; is a share not mounted?".formatted(root),
          new NoSuchFileException(root.resolve(MARK).toString()));
    }
  }

  @Override
  public void probe() {
    requirePresent();
    if (!Files.isWritable(root)) {
      throw new FilesUnreachable(
          "The folder %s is not there or may not be written".formatted(root),
          new IOException(root.toString()));
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
