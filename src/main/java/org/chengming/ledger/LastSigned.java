package org.chengming.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The last checkpoint this node has signed, in a file beside the key: a database that was put back
 * to an earlier day does not know of it.
 */
@Component
class LastSigned {
  private final Path file;

  LastSigned(@Value("${chengming.ledger.key}") Path key) {
    var name = key.getFileName().toString().replaceFirst("[.]key$", "");
    this.file = key.toAbsolutePath().resolveSibling(name + ".checkpoint");
  }

  /**
   * Of this origin; empty where it has signed nothing.
   *
   * @throws CannotSign where the file cannot be read, or is none
   */
  Optional<Checkpoint> read(String origin) {
    try {
      var note = SignedNote.parse(Files.readString(file));
      return Optional.of(Checkpoint.parse(note.text())).filter(c -> c.origin().equals(origin));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new CannotSign(
          "%s, the last signed checkpoint, cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whole or not at all. */
  void write(String note) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.resolveSibling("."));
      try (var channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotSign("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
