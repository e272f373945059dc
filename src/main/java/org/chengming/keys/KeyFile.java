package org.chengming.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The file of the keys: one in Base64 a line, oldest first, lines of {@code #} between. The last
 * one seals; every one still opens what it sealed.
 */
public final class KeyFile {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final String HEAD =
      """
      The database holds what is sealed with this key. Without it nobody can read that again: keep a copy apart from the database's backups.
      """;

  private final Path path;
  private final String head;

  public KeyFile(Path path) {
    this(path, HEAD.strip());
  }

  /**
   * @param head one line for whoever finds the file, saying what would be lost with it
   */
  public KeyFile(Path path, String head) {
    this.path = path.toAbsolutePath();
    this.head = head;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** What changes whenever the file does; empty while it cannot be read. */
  String version() {
    try {
      var file = Files.readAttributes(path, BasicFileAttributes.class);
      return "%s %d".formatted(file.lastModifiedTime(), file.size());
    } catch (IOException e) {
      return "";
    }
  }

  public List<byte[]> read() throws IOException {
    var keys = new ArrayList<byte[]>();
    for (var line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(key(line.strip()));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException(path + " holds no key");
    }
    return keys;
  }

  private byte[] key(String line) throws IOException {
    try {
      var key = Base64.getDecoder().decode(line);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the line.
    }
    throw new IOException("A line of %s is no key of %d bytes in Base64".formatted(path, BYTES));
  }

  /** Makes the file with one new key, readable by its owner only. */
  public void create() throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    var text = "# " + head + "\n" + Base64.getEncoder().encodeToString(key) + "\n";
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var rights =
        posix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    try (var channel = FileChannel.open(path, options, rights)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    if (posix()) {
      // What is sealed must not outlive its key, so the folder's entry has to be there first.
      try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** Whether somebody else on the machine could read it. */
  public boolean exposed() throws IOException {
    return posix() && !OWNER.containsAll(Files.getPosixFilePermissions(path));
  }

  private boolean posix() throws IOException {
    return Files.getFileStore(path.resolveSibling(".")).supportsFileAttributeView("posix");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
