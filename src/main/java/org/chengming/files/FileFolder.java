package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The folder of stored bytes: {@code ab/cd/abcd…}, each written aside, flushed to the disk, then
 * moved into place.
 */
final class FileFolder {
  private final Path root;
  private final Clock clock;

  FileFolder(Path root, Clock clock) {
    this.root = root.toAbsolutePath();
    this.clock = clock;
  }

  Path path(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "File hash \"%s\" must be 64 lower-case hex digits".formatted(sha256));
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  /** Removes what uploads cut off by a crash left behind; a day is longer than any upload lasts. */
  void sweep() {
    var incoming = root.resolve("incoming");
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (var parts = Files.list(incoming)) {
      var yesterday = clock.instant().minus(Duration.ofDays(1));
      for (var part : parts.toList()) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(yesterday)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up " + incoming, e);
    }
  }

  /** Takes the bytes in under a temporary name, stopping at the limit. */
  Arrival receive(InputStream in, long largest) throws IOException {
    var incoming = Files.createDirectories(root.resolve("incoming"));
    var path = Files.createTempFile(incoming, "file", ".part");
    try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[64 * 1024];
      var size = 0L;
      for (int n; (n = in.read(buffer)) >= 0; size += n) {
        if (size + n > largest) {
          throw FileRefusals.tooLarge(largest, false);
        }
        digest.update(buffer, 0, n);
        for (var bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
          out.write(bytes);
        }
      }
      if (size == 0) {
        throw FileRefusals.empty();
      }
      out.force(true);
      return new Arrival(path, HexFormat.of().formatHex(digest.digest()), size);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /** Bytes that came in; gone on close unless kept. */
  final class Arrival implements AutoCloseable {
    private final Path temporary;
    private final String sha256;
    private final long size;

    private Arrival(Path temporary, String sha256, long size) {
      this.temporary = temporary;
      this.sha256 = sha256;
      this.size = size;
    }

    Path path() {
      return temporary;
    }

    String sha256() {
      return sha256;
    }

    long size() {
      return size;
    }

    void keep() throws IOException {
      var target = FileFolder.this.path(sha256);
      if (Files.isRegularFile(target) && Files.size(target) == size) {
        return;
      }
      var shelf = Files.createDirectories(target.resolveSibling("."));
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        throw new IllegalStateException(
            "The data folder %s must be one file system".formatted(root), e);
      }
      flush(shelf);
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Makes the new name itself survive a power cut, where the system lets a folder be opened (Linux,
   * macOS).
   */
  private static void flush(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
