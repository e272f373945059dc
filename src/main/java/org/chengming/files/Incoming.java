package org.chengming.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The folder in which this node takes bytes in, under names nobody else looks at, until they are
 * known to be acceptable; wherever they are kept then.
 */
final class Incoming {
  private final Path folder;
  private final Clock clock;
  private final Runnable present;

  /**
   * @param root on the file system of the kept files where those are in a folder
   * @param present throws {@link FilesUnreachable} while that file system is not there
   */
  Incoming(Path root, Clock clock, Runnable present) {
    this.present = present;
    this.folder = root.toAbsolutePath().resolve("incoming");
    this.clock = clock;
  }

  /** Removes what uploads cut off by a crash left behind; a day is longer than any upload lasts. */
  void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var parts = Files.list(folder)) {
      var yesterday = clock.instant().minus(Duration.ofDays(1));
      for (var part : parts.toList()) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(yesterday)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up " + folder, e);
    }
  }

  /** Takes the bytes in under a temporary name, stopping at the limit. */
  Arrival receive(InputStream in, long largest) throws IOException {
    var path = place();
    try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var digest = DigestUtils.getSha256Digest();
      var buffer = new byte[64 * 1024];
      var size = 0L;
      for (int n; (n = in.read(buffer)) >= 0; size += n) {
        if (size + n > largest) {
          throw FileRefusals.tooLarge(largest, false);
        }
        digest.update(buffer, 0, n);
        write(out, ByteBuffer.wrap(buffer, 0, n));
      }
      if (size == 0) {
        throw FileRefusals.empty();
      }
      force(out);
      return new Arrival(path, HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  /**
   * The folder above is made at the start; one made here could lie below a share that is away, and
   * so could this one.
   */
  private Path place() {
    try {
      if (!Files.isDirectory(folder)) {
        present.run();
        Files.createDirectory(folder);
      }
      return Files.createTempFile(folder, "file", ".part");
    } catch (FileAlreadyExistsException e) {
      return place();
    } catch (IOException | FilesUnreachable e) {
      throw unreachable(e);
    }
  }

  private void write(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private void force(FileChannel out) {
    try {
      out.force(true);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** What the disk refuses is no fault of whoever sent the file, nor of the file. */
  private FilesUnreachable unreachable(Exception e) {
    return new FilesUnreachable(
        "现在存不了文件，别的都能用。请过几分钟再试。", "Nothing can be written into " + folder, e);
  }

  /**
   * Bytes that came in; gone on close unless their home moved them away.
   *
   * @param path of the temporary file
   * @param size in bytes
   */
  record Arrival(Path path, String sha256, long size) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
