package org.chengming.redaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A file that may be shown, and the proof of it; gone when closed, so it is read before.
 *
 * @param out in a folder of its own
 */
public record Redacted(Path out, Proof proof) implements AutoCloseable {
  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(out.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
